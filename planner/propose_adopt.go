package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// Adopt returns the edits that turn an object which the tenant made by itself
// into what was declared.
func Adopt(in plan.Adoption) (plan.Edits, state.Problems) {
	p := adopter(in)
	p.adopting = true
	if in.Settings.Manage == state.ManageAll {
		p.doc.Spec, _ = p.complete(p.doc, p.live)
	}
	proposed, changed := p.propose()
	if len(p.found.problems) > 0 || !changed {
		return plan.Edits{Proposed: in.Live.Value}, p.found.problems
	}
	edits, _ := p.edits(proposed)
	return edits, p.found.problems
}

func adopter(in plan.Adoption) *proposer {
	desired := jsonvalue.CopyObject(in.Live.Kind.Spec.WholeKeys(in.Body, in.Live.Value))
	for _, f := range in.Live.Kind.Identity {
		delete(desired, f.Name)
	}
	kind, key := in.Live.Kind, in.Live.Key
	doc := &state.Document{Key: key, Kind: kind, Identity: key.Parts(), Spec: desired, Tags: secrecy.OpenTags(kind, in.Live, desired)}
	v := &view{
		Kinds: in.Kinds, Objects: state.NewLive(), Directory: state.NewDirectory(),
		Settings: state.Settings{Ignore: in.Settings.Ignore}, Env: in.Env, resources: alone{},
	}
	return &proposer{view: v, doc: doc, live: withFlaws(in.Live), found: &findings{}}
}
