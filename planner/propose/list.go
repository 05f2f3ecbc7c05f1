package propose

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// list lays a declared list over live: it is managed as a whole, in the way
// of its kind of list.
func (p *Proposer) list(f *registry.Field, live jsonvalue.Optional, desired []any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	base, isList := live.Value.([]any)
	if f.IsList() && len(desired) == 0 && f.IsEmpty(live) && !p.isNewValue(live) {
		p.explain(at, live, desired, "an empty list equals an empty value", false)
		return live, false
	}
	q := p
	if !f.IsKeyed() {
		q = p.amongUnkeyed()
	}
	if isList && q != p && p.asTrial().hasUnset(desired, at) {
		return q.inPlace(f, live, desired, at)
	}
	out, changed := q.elements(f, base, desired, at)
	if !changed && isList {
		p.explain(at, live, desired, "live has the same elements", false)
		return live, false
	}
	p.explain(at, live, desired, "the elements or their order differ", true)
	return jsonvalue.Present(out), true
}

// hasUnset reports whether some text of a list comes from a variable that is
// not set, and notes it: then the elements cannot be distinguished by it. Secrets
// do not matter for that.
func (p *Proposer) hasUnset(desired any, at jsonvalue.Pointer) bool {
	switch d := desired.(type) {
	case state.Env:
		return !p.secrecy().Covers(at, nil) && p.isUnset(d, at)
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(d) {
			if !state.LooksSecret(d, key) && p.hasUnset(d[key], at.Append(key)) {
				return true
			}
		}
	case []any:
		for i, e := range d {
			if p.hasUnset(e, at.Index(i)) {
				return true
			}
		}
	}
	return false
}

func (p *Proposer) isUnset(env state.Env, at jsonvalue.Pointer) bool {
	if _, set := p.Env[env.Name]; set || p.Live == nil {
		return false
	}
	p.note(plan.NoteNotComparable, at, fmt.Sprintf("the variable %s is not set, or empty, so the field is not compared", env.Name))
	return true
}

func (p *Proposer) elements(f *registry.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	switch f.ListKind() {
	case registry.Set:
		return p.setElements(f, base, desired, at)
	case registry.Keyed, registry.KeyedSet:
		return p.keyedElements(f, base, desired, at)
	}
	return p.orderedElements(f, base, desired, at)
}

// elementOf is a proposed element as its list contains it: a value that would
// be omitted elsewhere keeps its place.
func elementOf(laid jsonvalue.Optional, desired any) any {
	if laid.Exists {
		return laid.Value
	}
	switch desired.(type) {
	case map[string]any:
		return map[string]any{}
	case []any:
		return []any{}
	}
	return desired
}

// keyedElements matches elements by their key. The document's order is used,
// but in a keyed set live's; an unwritten member keeps its live value.
func (p *Proposer) keyedElements(f *registry.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	if p.adopting && !f.ServerElements {
		p = p.managingWhole() // as in the body of a creation
	}
	out, changed := make([]placed, 0, len(desired)), len(desired) != len(base)
	pair := p.pairKeyed(f, base, desired, at)
	for i, key := range element.Keys(f, desired) {
		j, found := pair.Partner[i], pair.Partner[i] >= 0
		live := pair.Base(base, i)
		if !found && f.ServerElements && p.Live != nil {
			if !p.unknownElement(f, desired[i], base, at.Index(i)) {
				continue
			}
		}
		if live.Exists && p.isSurelyUnchanged(f.Items, live, desired[i]) {
			out, changed = append(out, placed{live.Value, key, j}), changed || j != i
			continue
		}
		e, differs := p.forElement(live).overlay(f.Items, live, desired[i], at.Index(i))
		changed = changed || differs || j != i || !found
		out = append(out, placed{elementOf(e, desired[i]), key, element.IndexOr(j, found, len(base))})
	}
	if f.ListKind() == registry.KeyedSet {
		out = inLiveOrder(f, base, out)
		changed = !jsonvalue.Equal(plan.WithMarkers(base), plan.WithMarkers(elementsOf(out)))
	}
	return elementsOf(out), changed
}

// placed is an element with the index of its live partner; elements without
// one come last.
type placed struct {
	element any
	key     element.Key
	place   int
}

func elementsOf(list []placed) []any {
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = e.element
	}
	return out
}

// inLiveOrder sorts matched elements in live's order, with new ones last by
// their key. Of elements that belong to the tenant, the undeclared ones stay.
func inLiveOrder(f *registry.Field, base []any, declared []placed) []placed {
	out := declared
	if f.ServerElements {
		stays := make([]bool, len(base)+1)
		for _, e := range declared {
			stays[e.place] = true
		}
		for i, e := range base {
			if !stays[i] {
				out = append(out, placed{element: e, place: i})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.key.Text, b.key.Text))
	})
	return out
}
