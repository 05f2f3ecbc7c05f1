package planner

import (
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

func (p *proposer) secrecy() secrecy.Rules {
	return secrecy.Rules{Kind: p.doc.Kind, Live: p.live, Tags: p.doc.Tags}
}

// ofDraft is the secrecy of a resource that is about to be shown: it knows the
// places of variables, too.
func (s *scope) ofDraft(doc *state.Document, live *state.Object) secrecy.Rules {
	return secrecy.Rules{
		Kind: doc.Kind, Live: live, Tags: doc.Tags,
		Variables: secrecy.VariablePlaces(doc.Spec), Env: s.Options.Env,
	}
}
