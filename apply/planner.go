package apply

import (
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Planner computes what a step needs to know about an object that was just read.
// planner.Recheck is one. It is an interface so that this package, the only one
// that writes, depends on the plan document alone.
type Planner interface {
	// Stale returns the differences between a fingerprint and the object now.
	Stale(fp plan.Fingerprint, now *state.Object) []plan.Drift
	// Reordered returns the object with its unordered lists in the fingerprint's
	// order.
	Reordered(fp plan.Fingerprint, now *state.Object) *state.Object
	// Baseline returns the fingerprint of an object as it is now, for a change
	// that declares these members and has these operations.
	Baseline(now *state.Object, declared map[string]any, ops patch.Patch) plan.Fingerprint
	// ChangedMembers returns the part of after that differs from before, in the form of
	// a document.
	ChangedMembers(kind *registry.Kind, before, after map[string]any) map[string]any
	// Adopt returns the edits that turn an object which the tenant created by
	// itself into what the step would have sent.
	Adopt(plan.Adoption) (plan.Edits, state.Problems)
	// ServerChanges returns the fields that the tenant stored otherwise than they
	// were sent, and the notes about its known behavior.
	ServerChanges(plan.Adoption) ([]plan.FieldChange, []plan.Note)
}
