package planner_test

import (
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// TestNoPatchCouldBeShorter looks, for small objects, at every patch of up to
// two operations. A patch is admissible if the contract's bullet "Minimal"
// allows it:
//
//   - an operation's value holds no leaf that equals live at its aligned place;
//   - a keyed element stays its key; a set takes new members, and is replaced as
//     a whole where one goes;
//   - a map that the server writes to is never replaced as a whole;
//   - an element that has a counterpart is edited: it is not removed and added
//     again in its place. One that is found at another place has moved; see
//     TestObjectsThatMoveCostTwoOperationsEach.
func TestNoPatchCouldBeShorter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := &registry.Kind{Name: "Small", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: smallFields()}
		live, proposed := smallPair(t)
		if nodes(live) > 10 || nodes(proposed) > 10 {
			t.Skip("too large")
		}
		ops, sendable := planner.Diff(kind, live, proposed)
		if !sendable || !makes(ops, live, proposed) {
			t.Fatalf("%v does not make %s of %s", ops, text(proposed), text(live))
		}
		for i := range ops {
			if shorter := append(append(patch.Patch{}, ops[:i]...), ops[i+1:]...); makes(shorter, live, proposed) {
				t.Fatalf("operation %d of %v is not needed to make %s of %s", i+1, ops, text(proposed), text(live))
			}
		}
		if shorter := shorterPatch(kind, live, proposed, len(ops)); shorter != nil {
			t.Fatalf("%v does what %v does to make %s of %s", shorter, ops, text(proposed), text(live))
		}
	})
}

func makes(patch patch.Patch, live, proposed map[string]any) bool {
	got, err := patch.Apply(live)
	return err == nil && jsonvalue.Equal(got, proposed)
}

func nodes(v any) int {
	n := 1
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			n += nodes(e)
		}
	case []any:
		for _, e := range v {
			n += nodes(e)
		}
	}
	return n
}

// shorterPatch returns an admissible patch of fewer than n and at most two
// operations that makes the proposed object, or nil.
func shorterPatch(kind *registry.Kind, live, proposed map[string]any, n int) patch.Patch {
	if n < 2 {
		return nil
	}
	for _, last := range lastOps(live, proposed, "") {
		if p := (patch.Patch{last}); admissible(kind.Spec, live, p) {
			return p
		}
	}
	if n < 3 {
		return nil
	}
	values := parts(proposed)
	for _, first := range firstOps(live, values, "") {
		middle, err := patch.Patch{first}.Apply(live)
		if err != nil {
			continue
		}
		for _, last := range lastOps(middle, proposed, "") {
			if p := (patch.Patch{first, last}); admissible(kind.Spec, live, p) {
				return p
			}
		}
	}
	return nil
}

// parts returns all values in v, v included.
func parts(v any) []any {
	out := []any{v}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			out = append(out, parts(v[key])...)
		}
	case []any:
		for _, e := range v {
			out = append(out, parts(e)...)
		}
	}
	return out
}

// firstOps are all operations on v with any of the values.
func firstOps(v any, values []any, at jsonvalue.Pointer) []patch.Op {
	var ops []patch.Op
	set := func(op string, at jsonvalue.Pointer) {
		for _, value := range values {
			ops = append(ops, patch.Op{Op: op, Path: at, Value: value})
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range []string{"a", "b", "k", "ordered", "keyed", "set", "map", "object"} {
			if _, there := v[key]; !there {
				set(patch.Add, at.Append(key))
				continue
			}
			set(patch.Replace, at.Append(key))
			ops = append(ops, patch.Op{Op: patch.Remove, Path: at.Append(key)})
			ops = append(ops, firstOps(v[key], values, at.Append(key))...)
		}
	case []any:
		for i, e := range v {
			set(patch.Add, at.Index(i))
			set(patch.Replace, at.Index(i))
			ops = append(ops, patch.Op{Op: patch.Remove, Path: at.Index(i)})
			ops = append(ops, firstOps(e, values, at.Index(i))...)
		}
		set(patch.Add, at.Append("-"))
	}
	return ops
}

// lastOps are all single operations that make b of a.
func lastOps(a, b any, at jsonvalue.Pointer) []patch.Op {
	if jsonvalue.Equal(a, b) {
		return nil
	}
	var ops []patch.Op
	if at != "" {
		ops = append(ops, patch.Op{Op: patch.Replace, Path: at, Value: b})
	}
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			ops = append(ops, lastInObjects(x, y, at)...)
		}
	case []any:
		if y, ok := b.([]any); ok {
			ops = append(ops, lastInLists(x, y, at)...)
		}
	}
	return ops
}

func lastInObjects(a, b map[string]any, at jsonvalue.Pointer) []patch.Op {
	union := map[string]bool{}
	for key := range a {
		union[key] = true
	}
	for key := range b {
		union[key] = true
	}
	var differ []string
	for _, key := range jsonvalue.SortedKeys(union) {
		x, has := a[key]
		y, wants := b[key]
		if has != wants || !jsonvalue.Equal(x, y) {
			differ = append(differ, key)
		}
	}
	if len(differ) != 1 {
		return nil
	}
	key := differ[0]
	x, has := a[key]
	y, wants := b[key]
	switch {
	case !has:
		return []patch.Op{{Op: patch.Add, Path: at.Append(key), Value: y}}
	case !wants:
		return []patch.Op{{Op: patch.Remove, Path: at.Append(key)}}
	}
	return lastOps(x, y, at.Append(key))
}

func lastInLists(a, b []any, at jsonvalue.Pointer) []patch.Op {
	var ops []patch.Op
	for i := range max(len(a), len(b)) {
		switch {
		case len(a) == len(b)+1 && equalLists(without(a, i), b):
			ops = append(ops, patch.Op{Op: patch.Remove, Path: at.Index(i)})
		case len(b) == len(a)+1 && equalLists(a, without(b, i)):
			ops = append(ops, patch.Op{Op: patch.Add, Path: at.Index(i), Value: b[i]})
		case len(a) == len(b) && equalLists(without(a, i), without(b, i)):
			ops = append(ops, lastOps(a[i], b[i], at.Index(i))...)
		}
	}
	return ops
}

func without(list []any, i int) []any {
	return append(append([]any{}, list[:i]...), list[i+1:]...)
}

func equalLists(a, b []any) bool { return jsonvalue.Equal(a, b) }
