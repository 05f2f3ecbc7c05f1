package render

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
)

// move is an element that one field change removes and another one adds.
type move struct {
	name     string
	from, to planner.FieldChange
}

// movesIn finds the elements that only change their place. The result is keyed
// by the index of the field changes that make them up; the one that removes
// has an empty move.
func movesIn(fields []planner.FieldChange) map[int]move {
	removed := map[string]int{}
	for i, f := range fields {
		if id := elementID(f.Pointer, f.Before); id != "" && isAbsent(f.After) {
			removed[id] = i
		}
	}
	moves := map[int]move{}
	for i, f := range fields {
		id := elementID(f.Pointer, f.After)
		from, ok := removed[id]
		if id == "" || !ok || !isAbsent(f.Before) {
			continue
		}
		moves[from] = move{}
		moves[i] = move{name: nameOf(f.After), from: fields[from], to: f}
		delete(removed, id)
	}
	return moves
}

// whyOf says why a resource changes. A plan counts an element that moves as one
// field that goes and one that comes, and readers see one line.
func whyOf(c *planner.Change) string {
	if c.Why == "" || len(movesIn(c.Fields)) == 0 {
		return c.Why
	}
	return c.Why + "; what moved counts twice, as removed and added"
}

// elementID names an element within its resource, "" where it has no name.
func elementID(at jsonvalue.Pointer, v any) string {
	list, _, ok := place(at)
	name := nameOf(v)
	if !ok || name == "" {
		return ""
	}
	return string(list) + "\x00" + name
}

// entries say that the element moved, and what else is different about it.
func (m move) entries() []entry {
	if m.name == "" {
		return nil
	}
	_, was, _ := place(m.from.Pointer)
	entries := []entry{{
		sign: signChange, at: label(m.to.Pointer, m.name), said: fmt.Sprintf("moved, was at %d", was),
	}}
	return append(entries, differences(m.to.Pointer, m.from.Before, m.to.After, m.name)...)
}

// differences lists the leaves in which two objects differ.
func differences(at jsonvalue.Pointer, before, after any, name string) []entry {
	if jsonvalue.Equal(before, after) {
		return nil
	}
	x, ok := before.(map[string]any)
	y, also := after.(map[string]any)
	if !ok || !also {
		return []entry{entryOf(&planner.Change{}, planner.FieldChange{Pointer: at, Before: before, After: after}, name)}
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
		entries = append(entries, differences(at.Append(k), member(x, k), member(y, k), name)...)
	}
	return entries
}

func member(obj map[string]any, key string) any {
	if v, ok := obj[key]; ok {
		return v
	}
	return planner.Absent{}
}
