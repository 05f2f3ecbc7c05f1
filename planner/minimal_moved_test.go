package planner_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/planner"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// TestObjectsThatMoveCostTwoOperationsEach permutes objects that have some
// members in common: each that leaves the longest run which keeps its order is
// removed and added, at most.
func TestObjectsThatMoveCostTwoOperationsEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		live := make([]any, n)
		for i := range live {
			live[i] = widely(i)
		}
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		for range rapid.IntRange(1, 4).Draw(t, "swaps") {
			i, j := rapid.IntRange(0, n-1).Draw(t, "i"), rapid.IntRange(0, n-1).Draw(t, "j")
			order[i], order[j] = order[j], order[i]
		}
		proposed := make([]any, n)
		for i, from := range order {
			proposed[i] = live[from]
		}
		kind := &registry.Kind{Name: "Small", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: smallFields()}
		was, is := map[string]any{"ordered": live}, map[string]any{"ordered": proposed}
		patch, sendable := planner.Diff(kind, was, is)
		if !sendable || !makes(patch, was, is) {
			t.Fatalf("%v does not make %s of %s", patch, text(is), text(was))
		}
		if most := 2 * (n - increasing(order)); len(patch) > most {
			t.Fatalf("%d operations for the order %v, at most %d are needed", len(patch), order, most)
		}
	})
}

// widely is an object of which all but two members are its own.
func widely(i int) any {
	obj := map[string]any{"method": "GET", "on": true}
	for _, name := range []string{"name", "url", "body", "size", "user", "rule"} {
		obj[name] = fmt.Sprint(name, i)
	}
	return obj
}

// increasing is the length of the longest increasing subsequence.
func increasing(order []int) int {
	longest := make([]int, len(order))
	for j := range order {
		longest[j] = 1
		for i := range j {
			if order[i] < order[j] {
				longest[j] = max(longest[j], longest[i]+1)
			}
		}
	}
	return slices.Max(longest)
}

// TestAnElementThatStaysIsEdited although removing it and adding another would
// be fewer operations, if it is found nowhere else.
func TestAnElementThatStaysIsEdited(t *testing.T) {
	kind := &registry.Kind{Name: "Small", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: smallFields()}
	was := map[string]any{"ordered": []any{widely(1), widely(2), widely(3)}}
	is := map[string]any{"ordered": []any{widely(1), widely(4), widely(3)}}
	ops, _ := planner.Diff(kind, was, is)
	for _, op := range ops {
		if op.Op != patch.Replace {
			t.Errorf("%v, want the edits of one element", ops)
		}
	}
	twins := map[string]any{"ordered": []any{widely(1), widely(1), widely(3)}}
	edited := map[string]any{"ordered": []any{widely(4), widely(1), widely(3)}}
	if patch, _ := planner.Diff(kind, twins, edited); len(patch) != 6 {
		t.Errorf("%v, want the six edits of one twin: the other did not move", patch)
	}
}

// TestAScalarThatBecomesNullInAListIsOneOperation where the object is put.
func TestAScalarThatBecomesNullInAListIsOneOperation(t *testing.T) {
	put := &registry.Kind{Name: "Small", Update: registry.UpdateRule{How: registry.UpdateByPut, Reason: "made up"}, Spec: smallFields()}
	patched := &registry.Kind{Name: "Small", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: smallFields()}
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom([]any{"a", "b", json.Number("1"), nil}), 1, 8).Draw(t, "list")
		at := rapid.IntRange(0, len(list)-1).Draw(t, "at")
		nulled := slices.Clone(list)
		nulled[at] = nil
		was, is := map[string]any{"ordered": list}, map[string]any{"ordered": nulled}
		if patch, sendable := planner.Diff(put, was, is); len(patch) > 1 || !sendable || !makes(patch, was, is) {
			t.Fatalf("%v makes %s of %s", patch, text(is), text(was))
		}
		if _, sendable := planner.Diff(patched, was, is); sendable && list[at] != nil {
			t.Fatalf("a patch cannot carry %s", text(is))
		}
	})
}
