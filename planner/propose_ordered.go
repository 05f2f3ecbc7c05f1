package planner

import (
	"encoding/json"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// orderedElements lays each element over the one of live that it stands for,
// so that what reads as nothing there is no difference.
func (p *proposer) orderedElements(f *state.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	q := p.managingWhole()
	out, changed := make([]any, len(desired)), len(base) != len(desired)
	partner, known := p.paired.of(base, desired)
	if !known {
		partner = q.alignOrdered(f, base, desired, at)
		p.paired.note(base, desired, partner)
	}
	for j, i := range partner {
		live := value{}
		if i >= 0 {
			live = present(base[i])
		}
		element, differs := q.in(live).field(itemsOf(f), live, desired[j], at.Index(j))
		out[j], changed = elementOf(element, desired[j]), changed || differs || i != j
	}
	if changed {
		number(f, base, out)
	}
	p.paired.note(base, out, partner)
	return out, changed
}

// alignOrdered finds the element of live that each declared one stands for.
func (p *proposer) alignOrdered(f *state.Field, base, desired []any, at jsonvalue.Pointer) []int {
	q, items := p.silently(), itemsOf(f)
	fresh := q.in(value{})
	laid := func(i, j int) (any, bool) {
		element, changed := q.field(items, present(base[i]), desired[j], at.Index(j))
		return elementOf(element, desired[j]), changed
	}
	a := aligner{
		same: func(i, j int) bool {
			if q.quick(items, present(base[i]), desired[j]) {
				return true
			}
			_, changed := laid(i, j)
			return !changed
		},
		cost: func(i, j int) editCost {
			element, changed := laid(i, j)
			if !changed {
				return 0
			}
			return differFor(p.doc.Kind, p.paired).editCost(items, base[i], element)
		},
		classify: func() *classes {
			return classify(texts(items, base), texts(items, fresh.allNew(items, desired, at)))
		},
	}
	return a.align(len(base), len(desired))
}

// allNew are declared elements as they would be without any in live.
func (p *proposer) allNew(items *state.Field, desired []any, at jsonvalue.Pointer) []any {
	out := make([]any, len(desired))
	for j, d := range desired {
		element, _ := p.field(items, value{}, d, at.Index(j))
		out[j] = elementOf(element, d)
	}
	return out
}

// number writes each element's place into it, where live numbers its elements.
func number(f *state.Field, base, out []any) {
	place := f.PositionField()
	if place == nil || len(base) == 0 || memberOf(base[0], place.Name).isNothing() {
		return
	}
	for i, e := range out {
		element, isObject := e.(map[string]any)
		if !isObject {
			continue
		}
		numbered := shallow(element)
		numbered[place.Name] = json.Number(strconv.Itoa(i + 1))
		out[i] = numbered
	}
}
