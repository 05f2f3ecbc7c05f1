package reference_test

import (
	"fmt"
	"reflect"
	"testing"

	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

func plot() *registry.Field {
	text := []string{"string"}
	gardener := &registry.RefRule{Kind: "Gardener", Form: registry.RefID}
	return &registry.Field{Types: []string{"object"}, Properties: []*registry.Field{
		{Name: "gardener", Types: text, Ref: gardener},
		{Name: "helpers", Types: []string{"array"}, List: registry.Set, Items: &registry.Field{Types: text, Ref: gardener}},
		{Name: "rows", Types: []string{"array"}, List: registry.Keyed, KeyFields: []string{"name"}, Items: &registry.Field{
			Types: []string{"object"}, Properties: []*registry.Field{
				{Name: "name", Types: text}, {Name: "sort", Types: text},
				{Name: "of", Types: text, Ref: &registry.RefRule{KindBy: &registry.KindBy{Field: "sort", Map: map[string]string{"tree": "Tree"}}, Form: registry.RefID}},
			},
		}},
		{Name: "recipe", Types: []string{"object"}, Free: true, Refs: []registry.InnerRef{
			{At: "/with/fruit", When: map[string][]string{"/do": {"press", "dry"}}, Ref: &registry.RefRule{Kind: "Fruit", Form: registry.RefName}},
		}},
	}}
}

func TestVisitBothFindsEachReferenceAndWhatTheOtherHasThere(t *testing.T) {
	row := func(name, sort, of string) any { return map[string]any{"name": name, "sort": sort, "of": of} }
	step := func(do string, fruit any) map[string]any {
		return map[string]any{"do": do, "with": map[string]any{"fruit": fruit}}
	}
	deep := step("press", "plum")
	deep["with"].(map[string]any)["then"] = []any{step("dry", []any{"apple", "pear"}), step("eat", "cherry")}
	other := step("press", "p1")
	other["with"].(map[string]any)["then"] = []any{step("dry", []any{"a1"})}
	a := map[string]any{
		"gardener": "ann", "helpers": []any{"bob", "eve"}, "recipe": deep,
		"rows": []any{row("north", "tree", "oak"), row("south", "bush", "rose")},
	}
	b := map[string]any{"gardener": "g1", "recipe": other, "rows": []any{row("south", "tree", "t2"), row("north", "tree", "t1")}}
	var got []string
	reference.VisitBoth(plot(), a, b, func(r, other reference.Ref) {
		got = append(got, fmt.Sprintf("%s %v, there %v", r.Kind, r.Value, other.Value))
	})
	want := []string{
		"Gardener ann, there g1", "Gardener bob, there <nil>", "Gardener eve, there <nil>",
		"Fruit plum, there p1", "Fruit apple, there a1", "Fruit pear, there <nil>",
		"Tree oak, there t1", " rose, there t2",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}
