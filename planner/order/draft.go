package order

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Draft is a change without steps: what happens to one resource, and what it
// refers to.
type Draft struct {
	Doc    *state.Document
	Live   *state.Object
	Action plan.Action
	Edits  plan.Edits
	// Body is all that a new object has. order decides what of it is set
	// afterwards.
	Body map[string]any
	// Later: some of it can only be checked once other steps are done. The body
	// holds everything declared, for the step to be computed anew.
	Later bool
	Why   string
}

// View is what ordering needs to know beside the drafts.
type View struct {
	APIVersion string
	Live       *state.Live
	// ObjectFor returns the live object that a key means, or nil.
	ObjectFor func(state.Key) *state.Object
	// ComesWithParent reports whether the tenant creates an object along with its
	// parent, which this plan creates.
	ComesWithParent func(*state.Document) bool
}
