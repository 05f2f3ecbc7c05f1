package plan

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// WithMaps adds to a patch the maps in which it sets keys and that an object lacks.
// Whether the tenant makes them with a new object is not known when that is planned.
func WithMaps(now *state.Object, ops patch.Patch) patch.Patch {
	var out patch.Patch
	made := map[jsonvalue.Pointer]bool{}
	for _, op := range ops {
		above := op.Path.Parent()
		f := now.Kind.Spec.At(above)
		there, _ := above.Get(map[string]any(now.Value))
		if op.Op == patch.Add && above != "" && f != nil && f.Patch == registry.PatchKey && there == nil && !made[above] {
			out, made[above] = append(out, patch.Op{Op: patch.Add, Path: above, Value: map[string]any{}}), true
		}
		out = append(out, op)
	}
	return out
}
