package fingerprint_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
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
