package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
)

// restored puts variables back where an operation would carry their value.
func restored(s secrecy, patch patch.Patch) patch.Patch {
	if s.variables == nil {
		return patch
	}
	out := slices.Clone(patch)
	for i, op := range out {
		out[i].Value = restore(s, op.Value, op.Path)
	}
	return out
}

func restore(s secrecy, v any, at jsonvalue.Pointer) any {
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		if !jsonvalue.IsScalar(v) {
			return nil, false
		}
		place := s.variables.find(at, nil)
		if place == nil {
			return nil, false
		}
		for _, env := range place.variables {
			text, set := s.env[env.Name]
			typed, err := state.TypedEnv(s.kind.Spec.At(at), text)
			if set && (looselyEqual(v, text) || err == nil && looselyEqual(v, typed)) {
				return env, true
			}
		}
		return nil, false
	})
}
