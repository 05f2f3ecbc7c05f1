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

// mayAppear tells whether this plan creates or changes what decides which
// elements the tenant lists.
func (p *proposer) mayAppear() bool {
	key, changes := p.decider()
	return changes && !p.isDeleted(key)
}

// decider is the change of this plan by which the tenant lists other elements.
func (p *proposer) decider() (state.Key, bool) {
	for _, key := range p.comesAfter() {
		if p.drafted[key] {
			return key, true
		}
	}
	return "", false
}

// noteMoving notes lists whose elements may be others once another change of
// this plan is done: then the edits are made for those that there are when the
// step runs.
func (p *proposer) noteMoving(changed bool) {
	key, changes := p.decider()
	if !changes || p.later {
		return
	}
	for _, f := range p.doc.Kind.Spec.Properties {
		if list, _ := p.doc.Spec[f.Name].([]any); f.ServerElements && len(list) > 0 {
			p.later = true
			code, text := whyMoving(changed)
			p.note(code, jsonvalue.Pointer("").Append(f.Name), string(key)+text)
		}
	}
}

func whyMoving(changed bool) (code, text string) {
	if changed {
		return NoteCheckedLater, " changes before, and says which elements the tenant lists; they are looked for when the step runs"
	}
	return NoteNotComparable, " changes, and says which elements the tenant lists; whether it still lists these is for the next plan to see"
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
