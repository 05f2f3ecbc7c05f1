package diff

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/align"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// lists aligns two lists as their kind requires and compares the partners.
func (c differ) lists(f *registry.Field, live, proposed []any, at jsonvalue.Pointer) delta {
	var d delta
	switch f.ListKind() {
	case registry.Set:
		d = c.sets(live, proposed, at)
		if len(live) > 0 && len(proposed) > 0 {
			return d // a member is added or removed, never turned into another
		}
	case registry.Keyed, registry.KeyedSet:
		d = c.aligned(f, live, proposed, Pairing{Partner: c.alignKeyed(f, live, proposed)}, at)
	default:
		d = c.aligned(f, live, proposed, c.alignOrdered(f, live, proposed), at)
	}
	return c.smaller(f, d, live, proposed, at)
}

// sets adds members at the end. If a member must be removed, the complete set
// is replaced: tenants answer with a set in another order each time (API:
// Sources), so an index may refer to another member when the patch arrives.
// The proposer has put new members behind those that stay.
func (c differ) sets(live, proposed []any, at jsonvalue.Pointer) delta {
	var d delta
	gone := missingFrom(proposed, live)
	for _, i := range slices.Backward(gone) {
		d.fields = append(d.fields, plan.Changed(at.Index(i), live[i], plan.Absent{}))
	}
	for _, j := range missingFrom(live, proposed) {
		d.join(c.addElement(proposed[j], at.Index(j), at.Append("-")))
	}
	d.shared = len(gone) < len(live)
	if len(proposed) < len(live) || !jsonvalue.Equal(live, proposed[:len(live)]) {
		whole := c.replace(live, proposed, at)
		d.ops, d.illegal = whole.ops, whole.illegal
	}
	return d
}

// missingFrom returns the indices of the members of b that a does not
// contain, or not as often.
func missingFrom(a, b []any) []int {
	count := map[string]int{}
	for _, e := range a {
		count[element.MemberKey(nil, e)]++
	}
	var places []int
	for i, e := range b {
		key := element.MemberKey(nil, e)
		if count[key]--; count[key] < 0 {
			places = append(places, i)
		}
	}
	return places
}

// aligned compares two lists whose alignment is known. The indices of
// partners increase.
func (c differ) aligned(f *registry.Field, live, proposed []any, pair Pairing, at jsonvalue.Pointer) delta {
	d := removeOthers(live, pair.Partner, at)
	kept := 0
	for _, i := range pair.Partner {
		if i >= 0 {
			kept++
		}
	}
	for j, element := range proposed {
		here := at.Index(j)
		if i := pair.Partner[j]; i >= 0 {
			d.join(c.element(f.Element(), live[i], element, pair.IsWhole(j), here))
			kept--
			continue
		}
		place := here
		if kept == 0 {
			place = at.Append("-")
		}
		d.join(c.addElement(element, here, place))
	}
	return d
}

// element edits an element, or replaces it completely.
func (c differ) element(f *registry.Field, live, proposed any, whole bool, at jsonvalue.Pointer) delta {
	d := c.diff(f, live, proposed, at)
	if !whole {
		return d
	}
	replaced := c.replace(live, proposed, at)
	replaced.fields = d.fields
	return replaced
}

// removeOthers removes elements without a partner from the back, so that the
// indices of the remaining removals stay right.
func removeOthers(live []any, partner []int, at jsonvalue.Pointer) delta {
	stays := make([]bool, len(live))
	for _, i := range partner {
		if i >= 0 {
			stays[i] = true
		}
	}
	var d delta
	for i := len(live) - 1; i >= 0; i-- {
		if !stays[i] {
			d.join(remove(live[i], at.Index(i)))
		}
	}
	return d
}

func (c differ) addElement(v any, final, place jsonvalue.Pointer) delta {
	return delta{
		ops:     patch.Patch{{Op: patch.Add, Path: place, Value: v}},
		fields:  []plan.FieldChange{{Pointer: final, Before: plan.Absent{}, After: v}},
		illegal: !c.legal(v),
	}
}

// alignKeyed keeps as many elements in place as the fewest operations allow:
// an element that moves costs two, one that stays costs its edits.
func (c differ) alignKeyed(f *registry.Field, live, proposed []any) []int {
	places := element.Index(f, live)
	partner := make([]int, len(proposed))
	inOrder, last := true, -1
	for j, key := range element.Keys(f, proposed) {
		i, found := places[key]
		partner[j] = element.IndexOr(i, found, -1)
		if found {
			inOrder, last = inOrder && i > last, i
		}
	}
	if inOrder {
		return partner
	}
	weights := make([]int, len(partner))
	for j, i := range partner {
		if i >= 0 {
			edits := len(c.diff(f.Items, live[i], proposed[j], "").ops)
			weights[j] = max(2-edits, 0)*(len(partner)+1) + 1
		}
	}
	return align.HeaviestIncreasing(partner, weights, len(live))
}

// alignOrdered pairs the elements of a list whose elements have no key.
func (c differ) alignOrdered(f *registry.Field, live, proposed []any) Pairing {
	if pair, known := c.paired.Of(live, proposed); known {
		return pair
	}
	a := align.Lists{
		Live: len(live), Proposed: len(proposed),
		Same: func(i, j int) bool { return jsonvalue.Equal(live[i], proposed[j]) },
		Cost: func(i, j int) align.Cost { return c.editCost(f.Element(), live[i], proposed[j]) },
		Classify: func() *align.Classes {
			return align.Classify(Texts(f.Element(), live), Texts(f.Element(), proposed))
		},
	}
	pair := Pairing{Partner: align.Align(a)}
	c.paired.Note(live, proposed, pair)
	return pair
}

// ElementCost returns the cost of editing a live element into the proposed
// one.
func ElementCost(kind *registry.Kind, paired Pairings, items *registry.Field, live, proposed any) align.Cost {
	return differFor(kind, paired).editCost(items, live, proposed)
}

// editCost is the cost of keeping an element and editing it. If the proposed
// element cannot be sent at all, adding it is not better.
func (c differ) editCost(items *registry.Field, live, proposed any) align.Cost {
	d := c.diff(items, live, proposed, "/-")
	if d.illegal && c.legal(proposed) {
		return align.Impossible
	}
	return align.CostOf(len(d.ops), d.shared)
}
