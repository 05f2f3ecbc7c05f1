package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// Adopt returns the edits that turn an object that the tenant created into
// the declared one.
func Adopt(in plan.Adoption) (plan.Edits, state.Problems) {
	p := adopter(in)
	p.adopting = true
	if in.Settings.Manage == state.ManageAll {
		p.Doc.Spec, _ = p.Complete(p.Doc, p.Live)
	}
	proposed, changed := p.Propose()
	if len(p.Found.Problems) > 0 || !changed {
		return plan.Edits{Proposed: in.Live.Value}, p.Found.Problems
	}
	edits, _ := p.Edits(proposed)
	return edits, p.Found.Problems
}

func adopter(in plan.Adoption) *Proposer {
	desired := jsonvalue.CopyObject(in.Live.Kind.Spec.CompleteKeys(in.Body, in.Live.Value))
	for _, f := range in.Live.Kind.Identity {
		delete(desired, f.Name)
	}
	for _, f := range in.Live.Kind.Spec.Properties {
		if f.ReadOnly { // sent because a body needs it; the value is the tenant's
			delete(desired, f.Name)
		}
	}
	kind, key := in.Live.Kind, in.Live.Key
	doc := &state.Document{Key: key, Kind: kind, Identity: key.Parts(), Spec: desired, Tags: secrecy.OpenTags(kind, in.Live, desired)}
	v := &View{
		Kinds: in.Kinds, Objects: state.NewLive(), Directory: state.NewDirectory(),
		Settings: state.Settings{Ignore: in.Settings.Ignore}, Env: in.Env, Resources: noResources{},
	}
	return &Proposer{View: v, Doc: doc, Live: MarkMalformed(in.Live), Found: &Findings{}}
}
