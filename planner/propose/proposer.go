package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// Proposer lays one document over one live object. A value that equals live is
// live's own value, not a copy, so an unchanged object costs a walk and no memory.
type Proposer struct {
	*View
	Doc  *state.Document
	Live *state.Object
	// whole: an object's unwritten keys do not keep their live value, as in
	// the elements of an ordered list.
	whole bool
	// unkeyed: it is about the elements of a list that have no key.
	unkeyed bool
	// fresh: there is nothing in live for what is declared here to be laid over,
	// so it does not change anything, it comes.
	fresh bool
	// Mute: nobody is told how fields were decided.
	Mute bool
	// hurried: what certainly changes nothing may be passed over.
	hurried bool
	// adopting: the tenant made the object along with its parent, for this very
	// document.
	adopting bool
	// Later: an element was declared that only other changes of this plan may
	// bring about.
	Later bool
	Found *Findings
	// paired holds what stands for what in lists whose elements have no key.
	paired diff.Pairings
}

// managingWhole is the proposer for what lies inside an ordered list.
func (p *Proposer) managingWhole() *Proposer {
	if p.whole {
		return p
	}
	q := *p
	q.whole = true
	return &q
}

// amongUnkeyed is the proposer for the elements of a list that have no key.
func (p *Proposer) amongUnkeyed() *Proposer {
	if p.unkeyed {
		return p
	}
	q := *p
	q.unkeyed = true
	return &q
}

// in is the proposer for an element that live has, or has not.
func (p *Proposer) in(live jsonvalue.Optional) *Proposer {
	if live.Exists || p.fresh {
		return p
	}
	q := *p
	q.fresh = true
	return &q
}

// comes tells whether a value is part of something new: then all that is
// declared is sent, also what reads as nothing.
func (p *Proposer) comes(live jsonvalue.Optional) bool {
	return !live.Exists && (p.fresh || p.Live == nil)
}

// silently is the proposer that keeps what it finds to itself: it only tries.
func (p *Proposer) silently() *Proposer {
	q := *p
	q.Found, q.Mute = &Findings{}, true
	return &q
}

// untraced is the proposer that tells nobody how it decides.
func (p *Proposer) untraced() *Proposer {
	q := *p
	q.Mute = true
	return &q
}

func (p *Proposer) note(code string, at jsonvalue.Pointer, text string) {
	p.Found.Notes = append(p.Found.Notes, plan.Note{Code: code, Key: p.Doc.Key, Pointer: at, Text: text})
}

// Problem records a mistake in the document.
func (p *Proposer) Problem(at jsonvalue.Pointer, text, hint string) {
	p.Found.Problems = append(p.Found.Problems, p.Doc.Problem(at, text, hint))
}

// ignores tells whether a rule of the settings keeps a field out.
func (p *Proposer) ignores(at jsonvalue.Pointer) bool { return p.IsIgnored(p.Doc.Key, at) }

// explain records a decision where somebody asked for it.
func (p *Proposer) explain(at jsonvalue.Pointer, live jsonvalue.Optional, desired any, rule string, changed bool) {
	want := p.Explain
	if want == nil || p.Mute || want.Key != p.Doc.Key || !want.Pointer.Contains(at) {
		return
	}
	d := plan.Decision{Pointer: at, Declared: desired, Live: plan.Absent{}, Rule: rule, Changed: changed}
	if live.Exists && len(plan.Variables(desired)) == 0 && !secrecy.Any(live.Value, at, p.secrecy().Hides) {
		d.Live = live.Value
	}
	p.Found.Trace = append(p.Found.Trace, d)
}

func (p *Proposer) secrecy() secrecy.Rules {
	return secrecy.Rules{Kind: p.Doc.Kind, Live: p.Live, Tags: p.Doc.Tags}
}

// SecretsOf returns the secrecy of a resource that is shown, with the places of its
// variables.
func SecretsOf(doc *state.Document, live *state.Object, env map[string]string) secrecy.Rules {
	return secrecy.Rules{
		Kind: doc.Kind, Live: live, Tags: doc.Tags,
		Variables: secrecy.VariablePlaces(doc.Spec), Env: env,
	}
}
