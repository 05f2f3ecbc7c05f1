package planner

import (
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Recheck is what the planner computes while a plan is applied, from objects
// that were just read. Package apply decides when; it knows only the methods.
type Recheck struct{}

// Stale returns the differences between a fingerprint and the object now.
func (Recheck) Stale(fp plan.Fingerprint, now *state.Object) []plan.Drift {
	return fingerprint.Stale(fp, now.Kind, now)
}

// Arranged returns the object with its unordered lists in the fingerprint's
// order.
func (Recheck) Arranged(fp plan.Fingerprint, now *state.Object) *state.Object {
	return fingerprint.Arranged(fp, now)
}

// Baseline returns the fingerprint of an object as it is now.
func (Recheck) Baseline(now *state.Object, declared map[string]any, ops patch.Patch) plan.Fingerprint {
	return fingerprint.Baseline(now, declared, ops)
}

// Touched returns the part of after that differs from before, in the form of a
// document.
func (Recheck) Touched(kind *registry.Kind, before, after map[string]any) map[string]any {
	return propose.Touched(kind, before, after)
}

// Adopt returns the edits that turn an object which the tenant created by itself
// into what a step would have sent.
func (Recheck) Adopt(in plan.Adoption) (plan.Edits, state.Problems) {
	return propose.Adopt(asSentByID(in))
}

// Deviations returns the fields that the tenant stored otherwise than they were
// sent, and the notes about its known behavior.
func (Recheck) Deviations(in plan.Adoption) ([]plan.FieldChange, []plan.Note) {
	return propose.Deviations(asSentByID(in))
}

func asSentByID(in plan.Adoption) plan.Adoption {
	in.Body = propose.AsDeclared(in.Live.Kind, in.Body)
	return in
}
