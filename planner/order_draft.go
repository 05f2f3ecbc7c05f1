package planner

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// draft is a change before it is ordered: what happens to one resource, and
// what it refers to.
type draft struct {
	doc    *state.Document
	live   *state.Object
	action plan.Action
	edits  plan.Edits
	// body is all that a new object has. order decides what of it is set
	// afterwards.
	body map[string]any
	// later: some of it can only be checked once other steps are done. The body
	// holds everything declared, for the step to be computed anew.
	later bool
	why   string
}

// view is what ordering needs to know beside the drafts.
type view struct {
	apiVersion string
	live       *state.Live
	// objectFor returns the live object that a key means, or nil.
	objectFor func(state.Key) *state.Object
	// comesWithParent reports whether the tenant creates an object along with its
	// parent, which this plan creates.
	comesWithParent func(*state.Document) bool
}
