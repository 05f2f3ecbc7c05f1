package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
)

// restored puts variables back where an operation would carry their value.
func (s secrecy) restored(patch patch.Patch) patch.Patch {
	if s.variables == nil {
		return patch
	}
	out := slices.Clone(patch)
	for i, op := range out {
		out[i].Value = s.restore(op.Value, op.Path)
	}
	return out
}

func (s secrecy) restore(v any, at jsonvalue.Pointer) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = s.restore(e, at.Append(key))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = s.restore(e, at.Index(i))
		}
		return out
	}
	place := s.variables.find(at, nil)
	if place == nil {
		return v
	}
	for _, env := range place.variables {
		text, set := s.env[env.Name]
		typed, err := state.TypedEnv(s.kind.Spec.At(at), text)
		if set && (looselyEqual(v, text) || err == nil && looselyEqual(v, typed)) {
			return env
		}
	}
	return v
}
