package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// proposer lays one document over one live object. What equals live is live's
// own value, not a copy, so that the unchanged case costs a walk and nothing
// more.
type proposer struct {
	*view
	doc  *state.Document
	live *state.Object
	// whole: an object's unwritten keys do not keep their live value, as in
	// the elements of an ordered list.
	whole bool
	// unkeyed: it is about the elements of a list that have no key.
	unkeyed bool
	// fresh: there is nothing in live for what is declared here to be laid over,
	// so it does not change anything, it comes.
	fresh bool
	// mute: nobody is told how fields were decided.
	mute bool
	// hurried: what certainly changes nothing may be passed over.
	hurried bool
	// adopting: the tenant made the object along with its parent, for this very
	// document.
	adopting bool
	// later: an element was declared that only other changes of this plan may
	// bring about.
	later bool
	found *findings
	// paired holds what stands for what in lists whose elements have no key.
	paired diff.Pairings
}

// managingWhole is the proposer for what lies inside an ordered list.
func (p *proposer) managingWhole() *proposer {
	if p.whole {
		return p
	}
	q := *p
	q.whole = true
	return &q
}

// amongUnkeyed is the proposer for the elements of a list that have no key.
func (p *proposer) amongUnkeyed() *proposer {
	if p.unkeyed {
		return p
	}
	q := *p
	q.unkeyed = true
	return &q
}

// in is the proposer for an element that live has, or has not.
func (p *proposer) in(live jsonvalue.Optional) *proposer {
	if live.Exists || p.fresh {
		return p
	}
	q := *p
	q.fresh = true
	return &q
}

// comes tells whether a value is part of something new: then all that is
// declared is sent, also what reads as nothing.
func (p *proposer) comes(live jsonvalue.Optional) bool {
	return !live.Exists && (p.fresh || p.live == nil)
}

// silently is the proposer that keeps what it finds to itself: it only tries.
func (p *proposer) silently() *proposer {
	q := *p
	q.found, q.mute = &findings{}, true
	return &q
}

// untraced is the proposer that tells nobody how it decides.
func (p *proposer) untraced() *proposer {
	q := *p
	q.mute = true
	return &q
}

func (p *proposer) note(code string, at jsonvalue.Pointer, text string) {
	p.found.notes = append(p.found.notes, plan.Note{Code: code, Key: p.doc.Key, Pointer: at, Text: text})
}

func (p *proposer) problem(at jsonvalue.Pointer, text, hint string) {
	p.found.problems = append(p.found.problems, p.doc.Problem(at, text, hint))
}

// ignores tells whether a rule of the settings keeps a field out.
func (p *proposer) ignores(at jsonvalue.Pointer) bool { return p.isIgnored(p.doc.Key, at) }

// explain records a decision where somebody asked for it.
func (p *proposer) explain(at jsonvalue.Pointer, live jsonvalue.Optional, desired any, rule string, changed bool) {
	want := p.Explain
	if want == nil || p.mute || want.Key != p.doc.Key || !want.Pointer.Contains(at) {
		return
	}
	d := plan.Decision{Pointer: at, Declared: desired, Live: plan.Absent{}, Rule: rule, Changed: changed}
	if live.Exists && len(plan.Variables(desired)) == 0 && !secrecy.Any(live.Value, at, p.secrecy().Hides) {
		d.Live = live.Value
	}
	p.found.trace = append(p.found.trace, d)
}

func (p *proposer) secrecy() secrecy.Rules {
	return secrecy.Rules{Kind: p.doc.Kind, Live: p.live, Tags: p.doc.Tags}
}

// secretsOf returns the secrecy of a resource that is about to be shown: it knows
// the places of variables too.
func secretsOf(doc *state.Document, live *state.Object, env map[string]string) secrecy.Rules {
	return secrecy.Rules{
		Kind: doc.Kind, Live: live, Tags: doc.Tags,
		Variables: secrecy.VariablePlaces(doc.Spec), Env: env,
	}
}
