package fingerprint_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// TestAReferenceIsStaleOnlyWithAnotherID renames what an object refers to, and puts
// another object in its place, for references in all forms of lists.
func TestAReferenceIsStaleOnlyWithAnotherID(t *testing.T) {
	ref := &registry.Field{Types: []string{"object"}, Ref: &registry.RefRule{Kind: "Thing", Form: registry.RefObject}}
	in := func(name string, list registry.ListKind, items *registry.Field, key ...string) *registry.Field {
		return &registry.Field{Name: name, Types: []string{"array"}, List: list, KeyFields: key, Items: items}
	}
	holder := &registry.Field{Types: []string{"object"}, Properties: []*registry.Field{
		{Name: "key", Types: []string{"string"}}, in("to", registry.Set, ref),
	}}
	kind := &registry.Kind{Name: "Holder", Update: registry.UpdateRule{How: registry.UpdateByPatch}, Spec: &registry.Field{Properties: []*registry.Field{
		{Name: "note", Types: []string{"string"}},
		in("set", registry.Set, ref), in("list", registry.Ordered, ref), in("keyed", registry.Keyed, holder, "key"),
		in("whole", registry.Set, holder), {Name: "box", Types: []string{"object"}, Properties: []*registry.Field{in("to", registry.Set, ref)}},
	}}}
	object := func(id, name string) *state.Object {
		refs := func() []any {
			return []any{map[string]any{"id": id, "name": name}, map[string]any{"id": "2", "name": "Two"}}
		}
		held := []any{map[string]any{"key": "k", "to": refs()}}
		return &state.Object{Key: "Holder/h", Kind: kind, ID: "h", Value: map[string]any{
			"note": "a", "set": refs(), "list": refs(), "keyed": held, "whole": held, "box": map[string]any{"to": refs()},
		}}
	}
	for _, member := range []string{"set", "list", "keyed", "whole", "box"} {
		for change, ops := range map[string]patch.Patch{
			"beside it":       {{Op: patch.Replace, Path: "/note", Value: "b"}},
			"in place of it":  {{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(member), Value: "x"}},
			"from a variable": {{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(member), Value: map[string]any{"x": state.Env{Name: "X"}}}},
		} {
			was := object("1", "One")
			fp := fingerprint.Of(secrecy.Rules{Kind: kind, Live: was}, map[string]any{member: was.Value[member]}, ops)
			if drift := fingerprint.Stale(plan.Fingerprint(fp), kind, object("1", "Zero")); len(drift) > 0 {
				t.Errorf("%s, a change %s: stale because of a name: %v", member, change, drift)
			}
			if drift := fingerprint.Stale(plan.Fingerprint(fp), kind, object("3", "One")); len(drift) == 0 {
				t.Errorf("%s, a change %s: another object is not found", member, change)
			}
		}
	}
}

// TestOtherMembersOfReferencesInSetsCount adds one to a reference: what replaces the set
// would remove it.
func TestOtherMembersOfReferencesInSetsCount(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	basket := func(owner map[string]any) *state.Object {
		return &state.Object{Key: "Basket/b", Kind: kinds.Find("Basket"), ID: "1", Value: map[string]any{"name": "b", "owners": []any{owner}}}
	}
	was := basket(map[string]any{"type": "GARDENER", "id": "1", "name": "Ada"})
	fp := fingerprint.Of(secrecy.Rules{Kind: was.Kind, Live: was}, map[string]any{"owners": was.Value["owners"]}, nil)
	for theirs, now := range map[string]map[string]any{
		"a member": {"type": "GARDENER", "id": "1", "name": "Ada", "theirs": true},
		"a type":   {"type": "FARMER", "id": "1", "name": "Ada"},
	} {
		if drift := fingerprint.Stale(fp, was.Kind, basket(now)); len(drift) == 0 {
			t.Errorf("%s of somebody else is not found", theirs)
		}
	}
	if drift := fingerprint.Stale(fp, was.Kind, basket(map[string]any{"type": "GARDENER", "id": "1", "name": "Bea"})); len(drift) > 0 {
		t.Errorf("stale because of a name: %v", drift)
	}
}
