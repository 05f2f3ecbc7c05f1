package diff

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// withKept returns the patch with a placeholder for each value of the tenant's that a
// plan must not show. What the author wrote is in no other object and stays.
func withKept(s secrecy.Rules, ops patch.Patch, hides func(jsonvalue.Pointer, any) bool) patch.Patch {
	out := slices.Clone(ops)
	for i, op := range out {
		if op.Op != patch.Remove {
			out[i].Value = keepHidden(s.Live, op.Value, op.Path, hides)
		}
	}
	return out
}

func keepHidden(live *state.Object, v any, at jsonvalue.Pointer, hides func(jsonvalue.Pointer, any) bool) any {
	if !secrecy.Any(v, at, hides) {
		return v
	}
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		if !jsonvalue.IsScalar(v) || !secrecy.Any(v, at, hides) {
			return nil, false
		}
		from, found := keptFrom(live, v, at)
		return plan.Kept{From: from}, found
	})
}

// keptFrom finds where the tenant has a value: at the same place, or in another element
// of the same list.
func keptFrom(live *state.Object, v any, at jsonvalue.Pointer) (from jsonvalue.Pointer, found bool) {
	if there, ok := at.Get(map[string]any(live.Value)); ok && jsonvalue.Equal(there, v) {
		return at, true
	}
	place := secrecy.InAnyElement(at)
	jsonvalue.LeavesAt(map[string]any(live.Value), "", func(other jsonvalue.Pointer, leaf any) {
		if jsonvalue.Equal(leaf, v) && secrecy.InAnyElement(other) == place && (!found || other < from) {
			from, found = other, true
		}
	})
	return from, found
}
