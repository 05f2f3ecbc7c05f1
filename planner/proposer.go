package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// proposer lays one document over one live object. What equals live is live's
// own value, not a copy, so that the unchanged case costs a walk and nothing
// more.
type proposer struct {
	*scope
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

// findings is what laying a document over its live object brought to light.
type findings struct {
	notes    []plan.Note
	problems state.Problems
	ignored  int
	// heldUp are documents whose parent does not exist and has problems.
	heldUp state.Documents
	// undeclared is what documents with live objects do not write.
	undeclared []Undeclared
	trace      []plan.Decision
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
