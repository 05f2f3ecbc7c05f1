package planner

import (
	"cmp"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// anyPlace is the place of an element in a set: the tenant may show it at another
// index at each read.
const anyPlace = "*"

// sameFields reports whether two changes show the same. Which index an element of a set
// has, and in which order fields are shown, does not matter.
func sameFields(kind *registry.Kind, a, b []plan.FieldChange) bool {
	return slices.EqualFunc(withoutPlaces(kind, a), withoutPlaces(kind, b), sameField(kind))
}

func withoutPlaces(kind *registry.Kind, fields []plan.FieldChange) []plan.FieldChange {
	out := slices.Clone(fields)
	for i, f := range out {
		if list := kind.Spec.At(f.Pointer.Parent()); list.IsList() && list.ListKind() == registry.Set {
			out[i].Pointer = f.Pointer.Parent().Append(anyPlace)
		}
	}
	slices.SortStableFunc(out, func(a, b plan.FieldChange) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(shownAs(a), shownAs(b)))
	})
	return out
}

// shownAs is the text by which the elements of a set are sorted.
func shownAs(f plan.FieldChange) string {
	return string(plan.EncodeValue(f.Before)) + " " + string(plan.EncodeValue(f.After))
}
