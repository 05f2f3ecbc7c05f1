package propose

import (
	"encoding/json"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/align"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// orderedElements lays each element over its live partner, so that a member
// that is equivalent to the live one is not a difference.
func (p *Proposer) orderedElements(f *registry.Field, base, desired []any, at jsonvalue.Pointer) ([]any, bool) {
	q := p.managingWhole()
	out, changed := make([]any, len(desired)), len(base) != len(desired)
	pair, known := p.paired.Of(base, desired)
	if !known {
		pair = q.alignOrdered(f, base, desired, at)
		p.paired.Note(base, desired, pair)
	}
	for j, i := range pair.Partner {
		live := pair.Base(base, j)
		if pair.IsWhole(j) {
			q.explain(at.Index(j), jsonvalue.Optional{}, plan.Absent{}, wholeRule, true)
		}
		element, differs := q.forElement(live).overlay(f.Element(), live, desired[j], at.Index(j))
		out[j], changed = elementOf(element, desired[j]), changed || differs || i != j
	}
	if changed {
		number(f, base, out)
	}
	p.paired.Note(base, out, pair)
	return out, changed
}

// alignOrdered finds the live partner of each declared element, and which of
// them are replaced.
func (p *Proposer) alignOrdered(f *registry.Field, base, desired []any, at jsonvalue.Pointer) diff.Pairing {
	q, items := p.asTrial(), f.Element()
	laid := func(i, j int) (any, bool) {
		element, changed := q.overlay(items, jsonvalue.Present(base[i]), desired[j], at.Index(j))
		return elementOf(element, desired[j]), changed
	}
	same := func(i, j int) bool {
		if q.isSurelyUnchanged(items, jsonvalue.Present(base[i]), desired[j]) {
			return true
		}
		_, changed := laid(i, j)
		return !changed
	}
	who := q.identify(items, base, desired, at)
	a := align.Lists{
		Live: len(base), Proposed: len(desired),
		Same: same,
		Cost: func(i, j int) align.Cost {
			if who.differ(i, j) {
				return align.CostOf(2, false)
			}
			element, changed := laid(i, j)
			if !changed {
				return 0
			}
			return diff.ElementCost(p.Doc.Kind, p.paired, items, base[i], element)
		},
		Classify: func() *align.Classes {
			fresh := q.forElement(jsonvalue.Optional{}).allNew(items, desired, at)
			sealed := sealedIn(base, at)
			return align.Classify(diff.Texts(items, q.withSecretsMarked(base, at, sealed)), diff.Texts(items, q.withSecretsMarked(fresh, at, sealed)))
		},
	}
	partner := align.Align(a)
	return diff.Pairing{Partner: partner, Whole: who.replaced(partner, same)}
}

// allNew are declared elements as they would be if live had none.
func (p *Proposer) allNew(items *registry.Field, desired []any, at jsonvalue.Pointer) []any {
	out := make([]any, len(desired))
	for j, d := range desired {
		element, _ := p.overlay(items, jsonvalue.Optional{}, d, at.Index(j))
		out[j] = elementOf(element, d)
	}
	return out
}

// number writes each element's position into it, if live numbers its
// elements.
func number(f *registry.Field, base, out []any) {
	place := f.PositionField()
	if place == nil || len(base) == 0 || jsonvalue.MemberOf(base[0], place.Name).IsNothing() {
		return
	}
	for i, e := range out {
		element, isObject := e.(map[string]any)
		if !isObject {
			continue
		}
		numbered := jsonvalue.CopyObject(element)
		numbered[place.Name] = json.Number(strconv.Itoa(i + 1))
		out[i] = numbered
	}
}
