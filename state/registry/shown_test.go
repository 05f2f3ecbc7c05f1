package registry_test

import (
	"slices"
	"testing"

	"isc-sync/state/registry"
)

func TestWhatATenantShowsAsObjectsIsTakenAsTexts(t *testing.T) {
	spec := &registry.Field{Properties: []*registry.Field{{Name: "flowers", Shown: &registry.ShownRule{ID: "/id", Parent: "/of"}}, {Name: "other"}}}
	shown := map[string]any{"other": []any{map[string]any{"id": "x"}}, "flowers": []any{
		map[string]any{"id": "rose", "of": nil}, map[string]any{"id": "red", "of": "rose"}, map[string]any{"id": "dark", "of": "red"}, "lily", map[string]any{},
	}}
	taken, brought := spec.AsTaken(shown)
	list := taken["flowers"].([]any)
	if _, kept := list[4].(map[string]any); !kept || !slices.Equal(list[:4], []any{"rose", "red", "dark", "lily"}) {
		t.Errorf("taken: %v", list)
	}
	if _, isObject := shown["flowers"].([]any)[0].(map[string]any); !isObject || len(taken["other"].([]any)) != 1 {
		t.Error("something else was changed")
	}
	for _, tt := range []struct {
		element string
		sent    []string
		want    bool
	}{
		{"red", []string{"rose"}, true},
		{"dark", []string{"rose"}, true},
		{"red", []string{"lily"}, false},
		{"rose", []string{"red"}, false},
		{"dark", []string{"rose", "red"}, true}, // all of red
		{"lily", []string{"rose"}, false},
	} {
		if got := brought.ComesAlong("/flowers", tt.element, func(s string) bool { return slices.Contains(tt.sent, s) }); got != tt.want {
			t.Errorf("%s with %v: %v", tt.element, tt.sent, got)
		}
	}
}
