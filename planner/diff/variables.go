package diff

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// withVariables returns the patch with each variable in place of its value.
func withVariables(s secrecy.Rules, patch patch.Patch) patch.Patch {
	if s.Variables == nil {
		return patch
	}
	out := slices.Clone(patch)
	for i, op := range out {
		out[i].Value = putVariables(s, op.Value, op.Path)
	}
	return out
}

func putVariables(s secrecy.Rules, v any, at jsonvalue.Pointer) any {
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		if !jsonvalue.IsScalar(v) {
			return nil, false
		}
		place := s.Variables.Find(at, nil)
		if place == nil {
			return nil, false
		}
		for _, env := range place.Variables {
			text, set := s.Env[env.Name]
			typed, err := state.TypedEnv(s.Kind.Spec.At(at), text)
			if set && (jsonvalue.EqualLoosely(v, text) || err == nil && jsonvalue.EqualLoosely(v, typed)) {
				return env, true
			}
		}
		return nil, false
	})
}
