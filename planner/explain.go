package planner

import (
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state/registry"
)

// How --explain calls an element: by its place, which may be one in the document and one
// in the tenant, or by the key of a declared one, or of one that only the tenant has.
const (
	byPlace = iota
	byDeclaredKey
	byLiveKey
)

// answerExplain makes the answer to --explain of the decisions: those at or below the
// field, and what else the plan changes there. Without any, it is the decision about
// what is around the field, or that the document does not have it.
func (s *scope) answerExplain(found *propose.Findings, p *plan.Plan) {
	want := s.Options.Explain
	if want == nil {
		return
	}
	var around []plan.Decision
	answer := []plan.Decision{}
	for _, d := range found.Trace {
		switch {
		case want.Pointer.Contains(d.Pointer) && s.explained == byLiveKey:
		case want.Pointer.Contains(d.Pointer):
			answer = append(answer, d)
		case len(around) == 0 || len(d.Pointer) > len(around[0].Pointer):
			around = []plan.Decision{d}
		}
	}
	if s.explained != byDeclaredKey || len(answer) == 0 {
		more := plannedBeside(answer, p.Find(want.Key), want.Pointer)
		answer = append(answer, slices.DeleteFunc(more, func(d plan.Decision) bool {
			_, removed := d.Declared.(plan.Absent)
			return s.explained == byLiveKey && !removed // of the declared element in that place
		})...)
	}
	if len(answer) == 0 {
		answer = around
	}
	if len(answer) == 0 {
		answer = s.undeclaredDecision(*want)
	}
	found.Trace = answer
}

// plannedBeside are the changes at or below a field that no decision is about: an element
// that a list loses or gets.
func plannedBeside(decided []plan.Decision, c *plan.Change, at jsonvalue.Pointer) (more []plan.Decision) {
	if c == nil || c.Action != plan.Update {
		return nil
	}
	for _, f := range c.Fields {
		known := slices.ContainsFunc(decided, func(d plan.Decision) bool {
			return d.Changed && d.Pointer != at && (d.Pointer.Contains(f.Pointer) || f.Pointer.Contains(d.Pointer)) || d.Pointer == f.Pointer
		})
		_, removed := f.After.(plan.Absent)
		if known && !removed || !at.Contains(f.Pointer) || f.Sensitive || at == "" {
			continue
		}
		rule := "it is in what is declared, and not in the tenant"
		if _, added := f.Before.(plan.Absent); removed && !added {
			rule = "it is not in what is declared around it, so it is removed"
		} else if !added {
			rule = "the values differ"
		}
		more = append(more, plan.Decision{Pointer: f.Pointer, Declared: f.After, Live: f.Before, Rule: rule, Changed: true})
	}
	return more
}

// undeclaredDecision is about a field that the document does not write.
func (s *scope) undeclaredDecision(want plan.Target) []plan.Decision {
	p := s.pairs[want.Key]
	if p == nil {
		return nil
	}
	d := plan.Decision{Pointer: want.Pointer, Declared: plan.Absent{}, Live: plan.Absent{}, Rule: undeclaredRule(p, want.Pointer)}
	if p.live != nil {
		if v, ok := want.Pointer.Get(p.live.Value); ok && !s.ofDraft(p.doc, p.live).Holds(want.Pointer, v) {
			d.Live = v
		}
	}
	return []plan.Decision{d}
}

// placeExplain finds the elements that the pointer of --explain calls by their keys, as
// plans print them: in the document, else in the tenant.
func (s *scope) placeExplain() {
	want := s.Options.Explain
	if want == nil || s.pairs[want.Key] == nil {
		return
	}
	p, at := s.pairs[want.Key], jsonvalue.Pointer("")
	for _, token := range want.Pointer.Tokens() {
		name, key, called := strings.Cut(strings.TrimSuffix(token, "]"), "[")
		if !called || !strings.HasSuffix(token, "]") {
			at = at.Append(token)
			continue
		}
		if text, err := strconv.Unquote(key); err == nil {
			key = text
		}
		list := at.Append(name)
		i := placeOf(p.doc.Kind.Spec.At(list), key, list, p.doc.Spec)
		if i < 0 && p.live != nil {
			i, s.explained = placeOf(p.doc.Kind.Spec.At(list), key, list, p.live.Value), byLiveKey
		} else if s.explained == byPlace {
			s.explained = byDeclaredKey
		}
		if i < 0 {
			s.explained = byPlace
			return
		}
		at = list.Index(i)
	}
	s.Options.Explain = &plan.Target{Key: want.Key, Pointer: at}
}

func placeOf(f *registry.Field, key string, list jsonvalue.Pointer, object map[string]any) int {
	v, _ := list.Get(object)
	elements, _ := v.([]any)
	return slices.IndexFunc(elements, func(e any) bool {
		parts, known := f.ElementKey(e)
		return known && registry.KeyLabel(parts) == key || jsonvalue.MemberOf(e, "name").Value == key
	})
}

func undeclaredRule(p *pair, at jsonvalue.Pointer) string {
	tokens := at.Tokens()
	kind := p.doc.Kind
	if len(tokens) > 0 && kind.IsIdentity(tokens[0]) {
		return "it identifies the resource and is declared beside kind"
	}
	if len(tokens) > 0 && kind.Spec.Property(tokens[0]) == nil {
		return "objects of this kind have no such field"
	}
	return "it is not declared, so it is left alone"
}
