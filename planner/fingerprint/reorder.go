package fingerprint

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Reordered returns the object with its unordered lists in the order that a change
// was planned against, so that indices hold: the server may list elements in
// another order at each read. New elements are last. An object that is patched is
// returned as it is, because the server applies its patch to its own order.
func Reordered(fp plan.Fingerprint, now *state.Object) *state.Object {
	if now.Kind.Update.How == registry.UpdateByPatch || len(now.Malformed) > 0 {
		return now
	}
	var ops patch.Patch
	for _, at := range fp.Pointers() {
		f := now.Kind.Spec.At(at)
		live, ok := at.Get(map[string]any(now.Value))
		list, isList := live.([]any)
		if ok && isList && f.ListKind() == registry.KeyedSet {
			ops = append(ops, patch.Op{Op: patch.Replace, Path: at, Value: inPlannedOrder(f, list, plannedList(fp[at]))})
		}
	}
	value, err := ops.Apply(map[string]any(now.Value))
	obj, ok := value.(map[string]any)
	if err != nil || !ok || len(ops) == 0 {
		return now
	}
	arranged := *now
	arranged.Value = obj
	return &arranged
}

// plannedList is the list in a fingerprint, with or without a mark.
func plannedList(planned any) []any {
	if plan.MarkOf(planned) == plan.MarkWhole {
		planned = jsonvalue.MemberOf(planned, plan.MarkWhole).Value
	}
	list, _ := planned.([]any)
	return list
}

func inPlannedOrder(f *registry.Field, live, planned []any) []any {
	places := element.Index(f, planned)
	type e struct {
		value any
		place int
	}
	list := make([]e, len(live))
	for i, key := range element.Keys(f, live) {
		place, known := places[key]
		list[i] = e{live[i], element.IndexOr(place, known, len(planned))}
	}
	slices.SortStableFunc(list, func(a, b e) int { return cmp.Compare(a.place, b.place) })
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = e.value
	}
	return out
}
