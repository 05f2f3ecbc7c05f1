package planner

import (
	"cmp"
	"slices"

	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// anyPlace is the place of an element in a set: the tenant may show it at another
// index at each read.
const anyPlace = "*"

// sameFields reports whether two changes show the same. Which index an element of a set
// has, and in which order fields are shown, does not matter, nor do the names of what the
// tenant refers to already, in an element that only moves.
func sameFields(kind *registry.Kind, was, now []plan.FieldChange) bool {
	held := idsBefore(kind, now)
	shown := func(fields []plan.FieldChange) []plan.FieldChange {
		return withoutPlaces(kind, unnamedAfter(kind, fields, held))
	}
	return slices.EqualFunc(shown(was), shown(now), sameField(kind))
}

// idsBefore are the ids in the references of what a change removes or overwrites.
func idsBefore(kind *registry.Kind, fields []plan.FieldChange) map[string]bool {
	held := map[string]bool{}
	for _, f := range fields {
		reference.Visit(kind.Spec.At(f.Pointer), f.Before, func(ref reference.Ref) {
			id, _ := ref.Held()
			held[id] = true
		})
	}
	return held
}

// unnamedAfter removes the names of references with some ids from what a change gives.
func unnamedAfter(kind *registry.Kind, fields []plan.FieldChange, ids map[string]bool) []plan.FieldChange {
	out := slices.Clone(fields)
	for i, f := range out {
		out[i].After = element.UnnamedIf(kind.Spec.At(f.Pointer), f.After, func(id string) bool { return ids[id] })
	}
	return out
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
