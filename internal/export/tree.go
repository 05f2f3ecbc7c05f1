package export

import (
	"fmt"

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

// nestsTooDeep reports whether an object that is managed whole has a tree of
// conditions with more levels than a document can write, and remembers that.
func (d *draft) nestsTooDeep(f *registry.Field, v any, at jsonvalue.Pointer) bool {
	levels := 0
	if f == nil || !f.Whole {
		return false
	}
	registry.Map(f, v, at, func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		if f == nil || f.Tree == nil || f.Property(f.Tree.Children) != nil {
			return nil, false
		}
		children, _ := jsonvalue.MemberOf(v, f.Tree.Children).Value.([]any)
		if len(children) > 0 {
			levels = f.Levels
		}
		return nil, false
	})
	if levels > 0 {
		d.leftOut = append(d.leftOut, fmt.Sprintf("%s#%s: its conditions nest more than %d levels deep", d.object.Key, at, levels))
	}
	return levels > 0
}
