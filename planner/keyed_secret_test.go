package planner_test

import (
	"testing"

	"isc-sync/planner"
	"isc-sync/state"
)

// TestTwinsOfAKeyedListGetTheirOwnSecrets plans a made-up kind, whose list holds
// a map with secrets in each element and the same key twice.
func TestTwinsOfAKeyedListGetTheirOwnSecrets(t *testing.T) {
	kinds := shippedKinds()
	kind := &state.Kind{
		Name: "Thing", Identity: []state.IdentityField{{Name: "name", In: state.InBody}}, Address: []string{"id"},
		API:    state.API{Update: &state.Endpoint{Method: "PATCH", Path: "/things/{id}"}, Replace: &state.Endpoint{Method: "PUT", Path: "/things/{id}"}},
		Update: state.UpdateRule{How: state.UpdateByPatch},
		Spec: &state.Field{Properties: []*state.Field{
			{Name: "id", ReadOnly: true}, {Name: "name"},
			{Name: "list", Types: []string{"array"}, List: state.Keyed, KeyFields: []string{"key"}, Items: &state.Field{
				Types: []string{"object"}, Properties: []*state.Field{{Name: "key", Types: []string{"string"}}, {
					Name: "map", Types: []string{"object"}, Free: true, Secret: &state.SecretRule{Names: []string{"password"}},
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
