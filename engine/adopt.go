package engine

import (
	"context"

	"isc-sync/planner"
	"isc-sync/state"
)

// Adoption is a proposal for one document.
type Adoption = planner.Adoption

// Adopted are the objects that documents may be about although they have other names.
type Adopted struct {
	Proposals []Adoption
	Undecided []planner.Undecided
	// Requests is what reading took.
	Requests int
}

// Adopt compares documents with the tenant and proposes objects for those that would
// create new ones. It writes nothing.
func (e *Engine) Adopt(ctx context.Context, docs state.Documents, settings state.Settings, only []state.Key) (*Adopted, error) {
	opts := planner.Options{Env: e.variables(docs), SkipProblems: true, Only: only, Adopt: true}
	_, in, err := e.plan(ctx, docs, settings, opts, nil)
	if err != nil {
		return nil, err
	}
	proposals, undecided := planner.Adopt(in)
	return &Adopted{proposals, undecided, e.Client.Requests()}, nil
}
