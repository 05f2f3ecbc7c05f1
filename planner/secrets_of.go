package planner

func (p *proposer) secrecy() secrecy {
	return secrecy{kind: p.doc.Kind, live: p.live, tags: p.doc.Tags}
}

// ofDraft is the secrecy of a resource that is about to be shown: it knows the
// places of variables, too.
func (s *scope) ofDraft(p *pair) secrecy {
	return secrecy{
		kind: p.doc.Kind, live: p.live, tags: p.doc.Tags,
		variables: variablePlaces(p.doc.Spec), env: s.Options.Env,
	}
}
