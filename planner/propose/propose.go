package propose

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Propose returns the object as the document wants it, and whether it differs from
// the live object.
func (p *Proposer) Propose() (map[string]any, bool) {
	p.paired, p.fastPath = diff.Pairings{}, p.mayUseFastPath()
	var base jsonvalue.Optional
	if p.Live != nil {
		base = jsonvalue.Present(map[string]any(p.Live.Value))
	}
	out, changed := p.object(p.Doc.Kind.Spec, base, p.Doc.Spec, "")
	obj, _ := out.Value.(map[string]any)
	return obj, changed
}

// field lays one declared value over the live one.
func (p *Proposer) field(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if p.ignores(at) {
		p.Found.Ignored++
		p.explain(at, live, desired, "an ignore rule keeps the field out", false)
		return live, false
	}
	return p.overlay(f, live, desired, at)
}

// overlay lays a declared value over the live one. For the element of a list
// it is the beginning: no rule can ignore a single element.
func (p *Proposer) overlay(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if p.keepsMalformed(f, live, at) {
		return live, false
	}
	out, changed := p.compare(f, live, desired, at)
	if changed && p.refuseOpenSecret(live, desired, at) {
		return live, false
	}
	if !changed || p.Live == nil {
		return out, changed
	}
	if reason := p.sticky(f); reason != "" {
		p.note(plan.NoteSticky, at, reason)
		return live, false
	}
	if !p.isNew && (p.refuseImmutable(f, live, desired, at) || p.refuseFixed(f, at)) {
		return live, false
	}
	return out, true
}

// compare selects the rule by the form of the declared value and by the kind.
func (p *Proposer) compare(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if f != nil && f.WriteOnly && desired != nil {
		return p.unseen(live, desired, at)
	}
	switch d := desired.(type) {
	case nil:
		return p.null(f, live, at)
	case state.Env:
		return p.env(f, live, d, at)
	case state.File:
		return p.file(f, live, d, at)
	}
	if f.IsReference() {
		return p.ref(f, live, desired, at)
	}
	if p.sealed(live, desired, at) {
		return p.keepSealed(live, desired, at)
	}
	switch d := desired.(type) {
	case map[string]any:
		if f != nil && f.Whole {
			p = p.managingWhole()
		}
		if f != nil && f.Tree != nil && p.meansTheSame(f, live, d, at) {
			p.explain(at, live, desired, "the conditions are equivalent to those of live", false)
			return live, false
		}
		out, changed := p.objectWithSecrets(f, live, d, at)
		if changed && f != nil && f.Tree != nil {
			out = inFormOf(f, live, out)
		}
		return out, changed
	case []any:
		return p.list(f, live, d, at)
	}
	return p.scalar(f, live, desired, at)
}
