package planner

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// unknownElement reports a declared element of a list whose elements are the
// tenant's, unless a change that the kind comes after may bring it about.
func (p *proposer) unknownElement(key elementKey, listed []elementKey, at jsonvalue.Pointer) bool {
	name := key.key[1:]
	if p.mayAppear() {
		p.later = true
		p.note(NoteCheckedLater, at, fmt.Sprintf("the tenant does not list the element %q yet; it is looked for when the step runs", name))
		return true
	}
	p.problem(at, fmt.Sprintf("the tenant lists no element %q here, and none can be added", name), p.whichElements(name, listed))
	return false
}

// whichElements is the hint for an element that the tenant does not list: the
// one that was probably meant, or those that there are and what they follow
// from.
func (p *proposer) whichElements(name string, listed []elementKey) string {
	names := make([]string, len(listed))
	for i, e := range listed {
		names[i] = e.key[1:]
	}
	if hint := suggest.DidYouMean(name, names); hint != "" {
		return hint
	}
	hint := "it lists none"
	if len(names) > 0 {
		hint = "it lists " + strings.Join(names, ", ")
	}
	if from := p.comesAfter(); len(from) > 0 {
		hint += "; " + string(from[0]) + " says which"
	}
	return hint
}

// mayAppear tells whether this plan changes something that the document's kind
// comes after.
func (p *proposer) mayAppear() bool {
	for _, key := range p.comesAfter() {
		if p.drafted[key] {
			return true
		}
	}
	return false
}

// comesAfter are the objects that decide which elements the tenant lists.
func (p *proposer) comesAfter() []state.Key {
	var keys []state.Key
	for _, rule := range p.doc.Kind.After {
		if rule.Name != "" {
			keys = append(keys, state.NewKey(rule.Kind, append(p.doc.ParentKey().Parts(), rule.Name)...))
		}
	}
	return keys
}
