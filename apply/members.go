package apply

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// memberPatch replaces the members that differ. A member that is gone becomes null, or an
// empty list.
func memberPatch(kind *registry.Kind, before, whole map[string]any) (ops patch.Patch) {
	for _, name := range kind.Spec.MemberOrder(before, whole) {
		value, stays := whole[name]
		if was, had := before[name]; jsonvalue.Equal(was, value) || !had && !stays {
			continue
		}
		if !stays && kind.Spec.Property(name).IsList() {
			value = []any{}
		}
		ops = append(ops, patch.Op{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(name), Value: value})
	}
	return ops
}
