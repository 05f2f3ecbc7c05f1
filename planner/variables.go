package planner

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// places are where variables stand in a document, with array positions left
// open: what came from a variable once may stand at another place of its list.
type places map[string][]state.Env

// variablePlaces finds the variables in a document.
func variablePlaces(spec any) places {
	found := places{}
	walkPlaces(spec, "", func(at jsonvalue.Pointer, leaf any) {
		if env, ok := leaf.(state.Env); ok {
			found[anywhere(at)] = append(found[anywhere(at)], env)
		}
	})
	return found
}

// hiddenPlaces finds where a fingerprint hides parts of its values.
func hiddenPlaces(fp Fingerprint) places {
	found := places{}
	for top, planned := range fp {
		walkPlaces(planned, top, func(at jsonvalue.Pointer, leaf any) {
			if at.Last() == markHidden && at.Parent() != top {
				found[anywhere(at.Parent())] = nil
			}
		})
	}
	return found
}

func walkPlaces(v any, at jsonvalue.Pointer, visit func(jsonvalue.Pointer, any)) {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			walkPlaces(e, at.Append(key), visit)
		}
	case []any:
		for i, e := range v {
			walkPlaces(e, at.Index(i), visit)
		}
	default:
		visit(at, v)
	}
}

// anywhere leaves the positions in arrays open.
func anywhere(at jsonvalue.Pointer) string {
	tokens := at.Tokens()
	for i, t := range tokens {
		if _, isIndex := jsonvalue.ArrayIndex(t); isIndex || t == "-" {
			tokens[i] = "*"
		}
	}
	return strings.Join(tokens, "/")
}

// restored puts variables back where an operation would carry their value.
func (s secrecy) restored(patch Patch) Patch {
	if len(s.variables) == 0 {
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
	for _, env := range s.variables[anywhere(at)] {
		if text, set := s.env[env.Name]; set && looselyEqual(v, text) {
			return env
		}
	}
	return v
}
