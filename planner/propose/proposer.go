package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// Proposer lays one document over one live object. A value that equals live
// is live's own value, not a copy, so an unchanged object costs one traversal
// and no memory.
type Proposer struct {
	*View
	Doc  *state.Document
	Live *state.Object
	// whole: the unwritten keys of an object do not keep their live value, as in
	// the elements of an ordered list.
	whole bool
	// unkeyed: the value is in an element of a list without keys.
	unkeyed bool
	// isNew: the declared value has no live counterpart; it is added, not
	// changed.
	isNew bool
	// NoTrace disables the record of decisions.
	NoTrace bool
	// fastPath: values that certainly do not change may be skipped.
	fastPath bool
	// resending: what is around the value is sent whole, with the secrets in it that
	// no answer has.
	resending bool
	// adopting: the tenant created the object with its parent, for this
	// document.
	adopting bool
	// Later: a declared element may appear only after other changes of this
	// plan.
	Later bool
	Found *Findings
	// strays are the names that the tenant's set has and the document's does not, in a
	// set of references, by kind.
	strays map[string][]string
	// paired caches the alignment of lists whose elements have no key.
	paired diff.Pairings
}

// managingWhole is the proposer for the inside of an ordered list.
func (p *Proposer) managingWhole() *Proposer {
	if p.whole {
		return p
	}
	q := *p
	q.whole = true
	return &q
}

// amongUnkeyed is the proposer for the elements of a list without keys.
func (p *Proposer) amongUnkeyed() *Proposer {
	if p.unkeyed {
		return p
	}
	q := *p
	q.unkeyed = true
	return &q
}

// forElement is the proposer for an element with its live partner, if it has
// one.
func (p *Proposer) forElement(live jsonvalue.Optional) *Proposer {
	if live.Exists || p.isNew {
		return p
	}
	q := *p
	q.isNew = true
	return &q
}

// isNewValue reports whether a value is part of something new: then all that
// is declared is sent, including empty values.
func (p *Proposer) isNewValue(live jsonvalue.Optional) bool {
	return !live.Exists && (p.isNew || p.Live == nil)
}

// asTrial is the proposer that does not report its findings.
func (p *Proposer) asTrial() *Proposer {
	q := *p
	q.Found, q.NoTrace = &Findings{}, true
	return &q
}

// withoutTrace is the proposer that does not record decisions.
func (p *Proposer) withoutTrace() *Proposer {
	q := *p
	q.NoTrace = true
	return &q
}

func (p *Proposer) note(code string, at jsonvalue.Pointer, text string) {
	p.Found.Notes = append(p.Found.Notes, plan.Note{Code: code, Key: p.Doc.Key, Pointer: at, Text: text})
}

// Problem records a mistake in the document.
func (p *Proposer) Problem(at jsonvalue.Pointer, text, hint string) {
	p.Found.Problems = append(p.Found.Problems, p.Doc.Problem(at, text, hint))
}

// Missing records a reference to what does not exist.
func (p *Proposer) Missing(key state.Key, at jsonvalue.Pointer, text, hint string) {
	problem := p.Doc.Problem(at, text, hint)
	problem.Missing = key
	p.Found.Problems = append(p.Found.Problems, problem)
}

// Await records that the document needs what comes to the tenant later.
func (p *Proposer) Await(at jsonvalue.Pointer, text, hint string) {
	problem := p.Doc.Problem(at, text, hint)
	problem.Awaits = true
	p.Found.Problems = append(p.Found.Problems, problem)
}

// ignores reports whether a rule of the settings ignores a field.
func (p *Proposer) ignores(at jsonvalue.Pointer) bool { return p.IsIgnored(p.Doc.Key, at) }

// explain records a decision if the user asked for it, or for a part of what it decides.
func (p *Proposer) explain(at jsonvalue.Pointer, live jsonvalue.Optional, desired any, rule string, changed bool) {
	want := p.Explain
	if want == nil || p.NoTrace || want.Key != p.Doc.Key || !want.Pointer.Contains(at) && !at.Contains(want.Pointer) {
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
