package planner_test

import (
	"testing"

	"isc-sync/planner"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestTwinsOfAKeyedListGetTheirOwnSecrets plans a made-up kind, whose list holds
// a map with secrets in each element and the same key twice.
func TestTwinsOfAKeyedListGetTheirOwnSecrets(t *testing.T) {
	kinds := shippedKinds()
	kind := &registry.Kind{
		Name: "Thing", Identity: []registry.IdentityField{{Name: "name", In: registry.InBody}}, Address: []string{"id"},
		API:    registry.API{Update: &registry.Endpoint{Method: "PATCH", Path: "/things/{id}"}, Replace: &registry.Endpoint{Method: "PUT", Path: "/things/{id}"}},
		Update: registry.UpdateRule{How: registry.UpdateByPatch},
		Spec: &registry.Field{Properties: []*registry.Field{
			{Name: "id", ReadOnly: true}, {Name: "name"},
			{Name: "list", Types: []string{"array"}, List: registry.Keyed, KeyFields: []string{"key"}, Items: &registry.Field{
				Types: []string{"object"}, Properties: []*registry.Field{{Name: "key", Types: []string{"string"}}, {
					Name: "map", Types: []string{"object"}, Free: true, Secret: &registry.SecretRule{Names: []string{"password"}},
				}},
			}},
		}},
	}
	element := func(key string, secret any) any {
		return map[string]any{"key": key, "map": map[string]any{"password": secret}}
	}
	live := &state.Object{Key: "Thing/N", Kind: kind, ID: "t1", Address: "t1", Value: map[string]any{
		"id": "t1", "name": "N", "list": []any{element("twin", "cipher text of A"), element("twin", "cipher text of B"), element("other", "cipher text of C")},
	}}
	declared := []any{element("twin", state.Env{Name: "B"}), element("other", state.Env{Name: "C"})}
	doc := &state.Document{Key: "Thing/N", Kind: kind, Identity: []string{"N"}, Spec: map[string]any{"list": declared}}
	c := lawCase{kind: kind, live: live, doc: doc}
	c.in = planner.Input{Kinds: kinds, Directory: state.NewDirectory(), Documents: state.Documents{doc}, Live: liveWith(live), Tenant: "acme", APIVersion: "v2025"}
	r := c.build()
	if wrong := misplaced(declared, c.after(r)["list"], nil, ""); wrong != "" || len(r.Problems) > 0 {
		t.Errorf("%s\n%s%s", wrong, opsText(r.Plan), problemsText(r.Problems))
	}
	if n := len(onlyStep(r.Plan).Patch); n > 2 {
		t.Errorf("%d operations, also for the element whose key is unique:\n%s", n, opsText(r.Plan))
	}
}
