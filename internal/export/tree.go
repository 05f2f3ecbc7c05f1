package export

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// withShortTrees returns an object whose trees of conditions are in their
// shortest form, as users write them. Trees of an object with malformed
// values stay as they are, because these have places.
func withShortTrees(o *state.Object) *state.Object {
	if len(o.Malformed) > 0 || !hasTree(o.Kind.Spec) {
		return o
	}
	out := *o
	short := registry.Map(o.Kind.Spec, o.Value, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		if f == nil || f.Tree == nil {
			return nil, false
		}
		return f.Tree.Shorten(v), true
	})
	out.Value, _ = short.(map[string]any)
	return &out
}

func hasTree(f *registry.Field) bool {
	if f == nil || f.Tree != nil {
		return f != nil
	}
	for _, p := range f.Properties {
		if hasTree(p) {
			return true
		}
	}
	return hasTree(f.Items)
}
