package planner_test

import (
	"encoding/json"
	"testing"

	"isc-sync/planner"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestANullRemovesOnlyWhatThePlanWasMadeFor writes null for an object inside a
// list element that says no more than its default: a member that somebody adds
// to it makes the plan stale, since a plan made now would remove it.
func TestANullRemovesOnlyWhatThePlanWasMadeFor(t *testing.T) {
	kind := &registry.Kind{
		Name: "Thing", Identity: []registry.IdentityField{{Name: "name", In: registry.InBody}}, Address: []string{"id"},
		API:    registry.API{Update: &registry.Endpoint{Method: "PATCH", Path: "/things/{id}"}},
		Update: registry.UpdateRule{How: registry.UpdateByPatch},
		Spec: &registry.Field{Properties: []*registry.Field{
			{Name: "id", ReadOnly: true}, {Name: "name"},
			{Name: "list", Types: []string{"array"}, List: registry.Keyed, KeyFields: []string{"key"}, Items: &registry.Field{
				Types: []string{"object"}, Properties: []*registry.Field{{Name: "key", Types: []string{"string"}}, {
					Name: "box", Types: []string{"object", "null"}, Properties: []*registry.Field{{Name: "size", Types: []string{"integer"}, Default: json.Number("1"), HasDefault: true}},
				}},
			}},
		}},
	}
	live := func(box map[string]any) *state.Object {
		return &state.Object{Key: "Thing/N", Kind: kind, ID: "t1", Address: "t1", Value: map[string]any{
			"id": "t1", "name": "N", "list": []any{map[string]any{"key": "a", "box": box}},
		}}
	}
	declared := []any{map[string]any{"key": "a", "box": nil}, map[string]any{"key": "b"}}
	doc := &state.Document{Key: "Thing/N", Kind: kind, Identity: []string{"N"}, Spec: map[string]any{"list": declared}}
	planned := live(map[string]any{"size": json.Number("1")})
	in := planner.Input{Kinds: shippedKinds(), Directory: state.NewDirectory(), Documents: state.Documents{doc}, Live: liveWith(planned), Tenant: "acme", APIVersion: "v2025"}
	saved, err := plan.Decode(planner.Build(in).Plan.Encode())
	if err != nil || len(saved.Changes) != 1 {
		t.Fatalf("plan %v, error %v", saved, err)
	}
	print := saved.Changes[0].Fingerprint
	if drift := fingerprint.Stale(print, kind, planned); len(drift) > 0 {
		t.Errorf("stale against the object that it was made for: %v", drift)
	}
	if drift := fingerprint.Stale(print, kind, live(map[string]any{"size": json.Number("1"), "theirs": "x"})); len(drift) != 1 {
		t.Errorf("drift %v, want that of /list/0/box", drift)
	}
}
