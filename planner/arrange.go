package planner

import (
	"cmp"
	"slices"

	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Arranged returns an object with its lists that have no order in the one that
// a change was planned against, so that the change's places hold: a tenant may
// list them differently at each read. An object that is patched stays as it is,
// since there a place is the tenant's. What is new stands behind.
func Arranged(fp plan.Fingerprint, now *state.Object) *state.Object {
	if now.Kind.Update.How == registry.UpdateByPatch || len(now.Flawed) > 0 {
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

// plannedList is the list that a fingerprint holds, with or without a mark.
func plannedList(planned any) []any {
	if plan.MarkOf(planned) == plan.MarkWhole {
		planned = memberOf(planned, plan.MarkWhole).v
	}
	list, _ := planned.([]any)
	return list
}

func inPlannedOrder(f *registry.Field, live, planned []any) []any {
	places := indexByKey(f, planned)
	type element struct {
		value any
		place int
	}
	list := make([]element, len(live))
	for i, key := range keysOf(f, live) {
		place, known := places[key]
		list[i] = element{live[i], placeOr(place, known, len(planned))}
	}
	slices.SortStableFunc(list, func(a, b element) int { return cmp.Compare(a.place, b.place) })
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = e.value
	}
	return out
}
