package render

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// moved says that the element of a field change moved, and what else is
// different about it.
func (r reader) moved(from, to plan.FieldChange) []entry {
	_, was, _ := place(from.Pointer)
	e := r.entry(to)
	e.sign, e.override = signChange, fmt.Sprintf("moved, was at %d", was)
	return append([]entry{e}, r.differences(to.Pointer, from.Before, to.After)...)
}

// differences lists the leaves in which two objects differ.
func (r reader) differences(at jsonvalue.Pointer, before, after any) []entry {
	if jsonvalue.Equal(before, after) {
		return nil
	}
	x, ok := before.(map[string]any)
	y, also := after.(map[string]any)
	if !ok || !also {
		return []entry{r.entry(plan.FieldChange{Pointer: at, Before: before, After: after})}
	}
	all := map[string]bool{}
	for k := range x {
		all[k] = true
	}
	for k := range y {
		all[k] = true
	}
	var entries []entry
	for _, k := range jsonvalue.SortedKeys(all) {
		entries = append(entries, r.differences(at.Append(k), member(x, k), member(y, k))...)
	}
	return entries
}

func member(obj map[string]any, key string) any {
	if v, ok := obj[key]; ok {
		return v
	}
	return plan.Absent{}
}
