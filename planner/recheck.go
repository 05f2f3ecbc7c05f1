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
// that were just read. Package apply decides when to call it.
type Recheck struct{}

// Stale returns the differences between a fingerprint and the object now.
func (Recheck) Stale(fp plan.Fingerprint, now *state.Object) []plan.Drift {
	return fingerprint.Stale(fp, now.Kind, now)
}

// Reordered returns the object with its unordered lists in the fingerprint's
// order.
func (Recheck) Reordered(fp plan.Fingerprint, now *state.Object) *state.Object {
	return fingerprint.Reordered(fp, now)
}

// Baseline returns the fingerprint of an object as it is now.
func (Recheck) Baseline(now *state.Object, declared map[string]any, ops patch.Patch) plan.Fingerprint {
	return fingerprint.Baseline(now, declared, ops)
}

// ChangedMembers returns the part of after that differs from before, in the form of a
// document.
func (Recheck) ChangedMembers(kind *registry.Kind, before, after map[string]any) map[string]any {
	return propose.ChangedMembers(kind, before, after)
}

// Adopt returns the edits that turn an object which the tenant created by itself
// into what a step would have sent.
func (Recheck) Adopt(in plan.Adoption) (plan.Edits, state.Problems) {
	return propose.Adopt(asSentByID(in))
}

// ServerChanges returns the fields that the tenant stored differently from
// what was sent, and the notes about its known behavior.
func (Recheck) ServerChanges(in plan.Adoption) ([]plan.FieldChange, []plan.Note) {
	return propose.ServerChanges(asSentByID(in))
}

func asSentByID(in plan.Adoption) plan.Adoption {
	in.Body = propose.PinReferences(in.Live.Kind, in.Body)
	return in
}
