package diff

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// TouchesAny reports whether a patch changes one of the members at the top.
func TouchesAny(ops patch.Patch, names ...string) bool {
	return slices.ContainsFunc(ops, func(op patch.Op) bool { return slices.Contains(names, op.Path.First()) })
}

// withCompanions adds the members that must be in the same request as one
// that changes, with the value that they will have.
func withCompanions(kind *registry.Kind, ops patch.Patch, proposed map[string]any) patch.Patch {
	out := slices.Clip(ops)
	for _, f := range kind.Spec.Properties {
		if f.Together == nil || !TouchesAny(ops, f.Name) {
			continue
		}
		for _, name := range f.Together {
			v, there := proposed[name]
			if there && v != nil && !TouchesAny(out, name) {
				out = append(out, patch.Op{Op: patch.Replace, Path: jsonvalue.Pointer("").Append(name), Value: v})
			}
		}
	}
	return out
}
