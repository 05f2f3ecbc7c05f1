package reference_test

import (
	"reflect"
	"testing"

	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// TestRewritePutsNamesAndIDsInTheirPlaces shows each form inside a value. What is
// rewritten is copied, and a null clears the id beside it.
func TestRewritePutsNamesAndIDsInTheirPlaces(t *testing.T) {
	to := func(form registry.RefForm) *registry.RefRule { return &registry.RefRule{Kind: "Farm", Form: form} }
	f := &registry.Field{Types: []string{"object"}, Properties: []*registry.Field{
		{Name: "pair", Free: true, Refs: []registry.InnerRef{{At: "/farm", ID: "farmId", Literal: "^\\$", Ref: to(registry.RefName)}}},
		{Name: "ids", Free: true, Refs: []registry.InnerRef{{At: "/farms", Ref: to(registry.RefID)}}},
		{Name: "keys", Free: true, Refs: []registry.InnerRef{{Ref: to(registry.RefKey)}}},
	}}
	declared := map[string]any{
		"pair": map[string]any{"farm": "North", "then": map[string]any{"farm": "$x"}, "else": map[string]any{"farm": nil}},
		"ids":  map[string]any{"farms": []any{"North", map[string]any{"id": "f9"}}},
		"keys": map[string]any{"North": "half", "{id: f9}": "none"},
	}
	live := map[string]any{"pair": map[string]any{"else": map[string]any{"farm": "South", "farmId": "f2"}}}
	got := reference.Rewrite(f, declared, live, func(r, _ reference.Ref) (reference.Edit, bool) {
		id, pinned := r.Pinned()
		if name, _ := r.Name(); name == "North" {
			id = "f1"
		}
		switch {
		case r.Value == nil:
			return reference.Edit{}, true
		case r.Rule.Form == registry.RefName && !pinned:
			return reference.Edit{Value: "North", ID: id}, true
		}
		return reference.Edit{Value: id}, true
	})
	want := map[string]any{
		"pair": map[string]any{"farm": "North", "farmId": "f1", "then": map[string]any{"farm": "$x"}, "else": map[string]any{"farm": nil, "farmId": nil}},
		"ids":  map[string]any{"farms": []any{"f1", "f9"}},
		"keys": map[string]any{"f1": "half", "f9": "none"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if _, changed := declared["keys"].(map[string]any)["f1"]; changed {
		t.Error("the declared value was changed")
	}
}
