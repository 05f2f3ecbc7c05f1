package planner

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// list lays a written list over live: it is managed whole, in the way that its
// kind of list says.
func (p *proposer) list(f *state.Field, live value, desired []any, at jsonvalue.Pointer) (value, bool) {
	base, isList := live.v.([]any)
	if f.IsList() && len(desired) == 0 && readsAsNothing(f, live) {
		p.explain(at, live, desired, "an empty list equals what reads as nothing", false)
		return live, false
	}
	out, changed := p.elements(f, base, desired, at)
	if !changed && isList {
		return live, false
	}
	return present(out), true
}

func (p *proposer) elements(f *state.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	switch listKind(f) {
	case state.Set:
		return p.setElements(f, base, desired, at)
	case state.Keyed, state.KeyedSet:
		return p.keyedElements(f, base, desired, at)
	}
	return p.orderedElements(f, base, desired, at)
}

func listKind(f *state.Field) state.ListKind {
	if f == nil || f.List == "" {
		return state.Ordered
	}
	return f.List
}

func itemsOf(f *state.Field) *state.Field {
	if f == nil {
		return nil
	}
	return f.Items
}

// keyedElements matches elements by their key: the document's order wins, but
// in a keyed set live's does; an unwritten member keeps its live value.
func (p *proposer) keyedElements(f *state.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	if p.adopting && !f.ServerElements {
		p = p.managingWhole() // as if the list had been part of the creation
	}
	places := indexByKey(base, f.KeyField)
	out, changed := make([]any, 0, len(desired)), len(desired) != len(base)
	from := make([]int, 0, len(desired))
	for i, key := range keysOf(desired, f.KeyField) {
		j, found := places[key]
		live := value{}
		if found {
			live = present(base[j])
		} else if f.ServerElements && p.live != nil {
			if !p.unknownElement(key, at.Index(i)) {
				continue
			}
		}
		element, differs := p.field(f.Items, live, desired[i], at.Index(i))
		changed = changed || differs || j != i || !found
		out, from = append(out, element.v), append(from, placeOr(j, found, len(base)+i))
	}
	if listKind(f) == state.KeyedSet {
		return p.inLiveOrder(f, base, out, from)
	}
	return out, changed
}

// unknownElement reports a declared element of a list whose elements are the
// tenant's, unless a change that the kind comes after may bring it about.
func (p *proposer) unknownElement(key elementKey, at jsonvalue.Pointer) bool {
	if p.mayAppear() {
		p.later = true
		p.note(NoteCheckedLater, at, fmt.Sprintf("the tenant does not list the element %q yet; it is looked for when the step runs", key.key[1:]))
		return true
	}
	p.problem(at, fmt.Sprintf("the tenant lists no element %q here, and none can be added", key.key[1:]), "remove it, or correct its name")
	return false
}

// mayAppear tells whether this plan changes something that the document's kind
// comes after.
func (p *proposer) mayAppear() bool {
	parent := p.doc.ParentKey()
	for _, rule := range p.doc.Kind.After {
		if rule.Name != "" && p.drafted[state.NewKey(rule.Kind, append(parent.Parts(), rule.Name)...)] {
			return true
		}
	}
	return false
}

func placeOr(j int, found bool, otherwise int) int {
	if found {
		return j
	}
	return otherwise
}

// inLiveOrder sorts matched elements as live has them, new ones behind. Of
// elements that belong to the tenant, the undeclared ones stay.
func (p *proposer) inLiveOrder(f *state.Field, base, elements []any, from []int) ([]any, bool) {
	byPlace := map[int]any{}
	for i, place := range from {
		byPlace[place] = elements[i]
	}
	if f.ServerElements {
		for i, e := range base {
			if _, declared := byPlace[i]; !declared {
				byPlace[i] = e
			}
		}
	}
	places := make([]int, 0, len(byPlace))
	for place := range byPlace {
		places = append(places, place)
	}
	slices.Sort(places)
	out := make([]any, len(places))
	for i, place := range places {
		out[i] = byPlace[place]
	}
	return out, !jsonvalue.Equal(Plain(base), Plain(out))
}

// setElements keeps live's members in live's order and puts new ones behind,
// sorted, so that the order in the file means nothing.
func (p *proposer) setElements(f *state.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	wanted := map[string]any{}
	for i, d := range desired {
		member, _ := p.field(itemsOf(f), p.liveMember(f, base, d), d, at.Index(i))
		wanted[memberKey(f, member.v)] = member.v
	}
	out, changed := make([]any, 0, len(wanted)), false
	for _, e := range base {
		key := memberKey(f, e)
		if _, keep := wanted[key]; keep || p.has(out, f, key) {
			out = append(out, e)
			delete(wanted, key)
			continue
		}
		changed = true
	}
	for _, key := range jsonvalue.SortedKeys(wanted) {
		out, changed = append(out, wanted[key]), true
	}
	return out, changed
}

// liveMember finds the member of a live set of references that a declared one
// may stand for, so that a leaver's name can be recognised.
func (p *proposer) liveMember(f *state.Field, base []any, desired any) value {
	name, ok := desired.(string)
	if f == nil || f.Items == nil || f.Items.Ref == nil || !ok {
		return value{}
	}
	for _, e := range base {
		if ref, ok := e.(map[string]any); ok && ref["name"] == name {
			return present(e)
		}
	}
	return value{}
}

// has tells whether a member that live lists twice was kept already.
func (p *proposer) has(out []any, f *state.Field, key string) bool {
	return slices.ContainsFunc(out, func(e any) bool { return memberKey(f, e) == key })
}

// memberKey is what makes two members of a set the same: the id of a
// reference, else the value.
func memberKey(f *state.Field, member any) string {
	if f != nil && f.Items != nil && f.Items.Ref != nil {
		if ref, ok := member.(map[string]any); ok {
			member = ref["id"]
		}
	}
	return string(jsonvalue.Canonical(Plain(member)))
}

// number writes each element's place into it, where live numbers its elements.
func number(f *state.Field, base, out []any) {
	place := f.PositionField()
	if place == nil || len(base) == 0 || memberOf(base[0], place.Name).isNothing() {
		return
	}
	for i, e := range out {
		numbered := shallow(e.(map[string]any))
		numbered[place.Name] = json.Number(strconv.Itoa(i + 1))
		out[i] = numbered
	}
}
