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
	// Body is the complete new object. order decides which parts of it are set
	// afterwards.
	Body map[string]any
	// Later: parts of it can only be checked after other steps. The body has
	// everything declared, so that the step can be computed again.
	Later bool
	Why   string
	// Users are the objects that the tenant wants deleted before it.
	Users []*state.Object
}

// View is what ordering needs beside the drafts.
type View struct {
	APIVersion string
	// Awaiting are the resources that wait for a later run.
	Awaiting state.Keys
	Live     *state.Live
	// Referrers may refer to what is deleted, beside the objects of Live.
	Referrers []*state.Object
	// Declared reports whether a document declares an object.
	Declared func(*state.Object) bool
	// ObjectFor returns the live object for a key, or nil.
	ObjectFor func(state.Key) *state.Object
	// Uncreated reports whether a document declares an object that the tenant does not
	// have, unless that has a problem of its own which ends the run.
	Uncreated func(state.Key) bool
	// SkipProblems: what has problems is left out, and the rest is planned.
	SkipProblems bool
	// refused are the resources that cannot be ordered.
	refused state.Keys
	// ComesAlong reports whether the tenant may make an object with another one, such as
	// its parent, that this plan creates or that is there.
	ComesAlong func(*state.Document) bool
}
