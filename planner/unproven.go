package planner

import (
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Unproven returns the keys, in the tenant, of objects of which lists do not show
// everything that a saved plan relies on, so that they have to be read by themselves before
// Prove decides. in and again are what Prove will get. Nothing is changed.
//
// A row of a list may lack members of an object (API: Not known). It shows no others than
// the object has, and elements of lists as they are. So it proves what a change relies on,
// unless that is the absence of something. Nor is a plan refused before all objects that it
// changes were read.
func Unproven(saved *plan.Plan, in Input, again Result) []state.Key {
	tried := *saved
	tried.Changes = slices.Clone(saved.Changes) // Prove sets members
	proof := Prove(&tried, in, again)
	refused := len(proof.Doubts)+len(proof.Stale) > 0
	var keys []state.Key
	for i := range saved.Changes {
		c := &saved.Changes[i]
		o := again.live[c.Key]
		if o != nil && (refused || o.Partial && (reliesOnAbsence(c) || proof.begun(c))) {
			keys = append(keys, o.Key)
		}
	}
	if refused {
		for _, c := range again.Plan.Changes {
			keys = append(keys, c.LiveKey)
		}
	}
	return keys
}

// begun reports whether some steps of a change are done.
func (p Proof) begun(c *plan.Change) bool {
	return slices.ContainsFunc(c.Steps, func(s plan.Step) bool { _, done := p.Done[s.ID]; return done })
}

// reliesOnAbsence reports whether a change relies on something that the object does not
// have, or on all members of something.
func reliesOnAbsence(c *plan.Change) bool {
	for _, planned := range c.Fingerprint {
		if !isShown(planned) {
			return true
		}
	}
	return false
}

// isShown reports whether a row that shows this value shows all that counts.
func isShown(planned any) bool {
	switch v := planned.(type) {
	case []any:
		return !slices.ContainsFunc(v, isElementHidden)
	case map[string]any:
		mark := plan.MarkOf(v)
		return mark == plan.MarkExists || mark == plan.MarkHidden || len(v) == 1 && v["id"] != nil // the id of a reference
	}
	return true
}

// isElementHidden reports whether a part of a list's element is absent.
func isElementHidden(planned any) bool {
	object, isObject := planned.(map[string]any)
	if !isObject || plan.MarkOf(object) != "" {
		return !isShown(planned)
	}
	for _, member := range object {
		if isElementHidden(member) {
			return true
		}
	}
	return false
}
