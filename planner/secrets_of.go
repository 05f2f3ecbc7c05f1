package planner

import "isc-sync/planner/secrecy"

func (p *proposer) secrecy() secrecy.Rules {
	return secrecy.Rules{Kind: p.doc.Kind, Live: p.live, Tags: p.doc.Tags}
}

// ofDraft is the secrecy of a resource that is about to be shown: it knows the
// places of variables, too.
func (s *scope) ofDraft(p *pair) secrecy.Rules {
	return secrecy.Rules{
		Kind: p.doc.Kind, Live: p.live, Tags: p.doc.Tags,
		Variables: secrecy.VariablePlaces(p.doc.Spec), Env: s.Options.Env,
	}
}
