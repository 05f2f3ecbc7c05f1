package plan

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// The markers: members that represent in a plan's JSON what JSON does not
// have.
const (
	markID      = "$id"
	markEnv     = "$env"
	markFile    = "$file"
	markKept    = "$kept"
	markLiteral = "$literal"
	fileDigest  = "sha256"
)

// WithMarkers returns a value for the plan's JSON: {"$id": KEY}, {"$env":
// NAME}, {"$kept": POINTER} and {"$file": PATH, "sha256": …} represent ids that do
// not exist yet, variables, values that stay and files. An object of the user's that looks like one of them is
// wrapped in {"$literal": …}. A value without any of them is returned as it is.
func WithMarkers(v any) any {
	if !needsMarkers(v) {
		return v
	}
	return withMarkers(v)
}

func needsMarkers(v any) bool {
	switch v := v.(type) {
	case IDOf, *state.Unwritable, state.Env, Kept, state.File:
		return true
	case []any:
		return slices.ContainsFunc(v, needsMarkers)
	case map[string]any:
		if looksMarked(v) {
			return true
		}
		for _, e := range v {
			if needsMarkers(e) {
				return true
			}
		}
	}
	return false
}

func withMarkers(v any) any {
	switch v := v.(type) {
	case IDOf:
		return map[string]any{markID: string(v.Key)}
	case *state.Unwritable:
		return withMarkers(v.Value)
	case state.Env:
		return map[string]any{markEnv: v.Name}
	case Kept:
		return map[string]any{markKept: string(v.From)}
	case state.File:
		return map[string]any{markFile: v.Path, fileDigest: v.SHA256}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = withMarkers(e)
		}
		return out
	case map[string]any:
		return objectWithMarkers(v)
	}
	return v
}

func objectWithMarkers(obj map[string]any) any {
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		out[k] = withMarkers(e)
	}
	if looksMarked(obj) {
		return map[string]any{markLiteral: out}
	}
	return out
}

// looksMarked reports whether an object could be mistaken for one of the
// markers.
func looksMarked(obj map[string]any) bool {
	_, file := obj[markFile]
	_, digest := obj[fileDigest]
	if len(obj) == 2 {
		return file && digest
	}
	for k := range obj {
		return len(obj) == 1 && strings.HasPrefix(k, "$")
	}
	return false
}

// FromMarkers is the inverse of WithMarkers. A file's text is not part of it.
func FromMarkers(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = FromMarkers(e)
		}
		return out
	case map[string]any:
		if special, ok := marked(v); ok {
			return special
		}
		return membersFromMarkers(v)
	}
	return v
}

func membersFromMarkers(obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		out[k] = FromMarkers(e)
	}
	return out
}

func marked(obj map[string]any) (any, bool) {
	if !looksMarked(obj) {
		return nil, false
	}
	text := func(key string) string { s, _ := obj[key].(string); return s }
	for mark := range obj {
		switch mark {
		case markID:
			return IDOf{state.Key(text(mark))}, true
		case markEnv:
			return state.Env{Name: text(mark)}, true
		case markKept:
			return Kept{jsonvalue.Pointer(text(mark))}, true
		case markFile, fileDigest:
			return state.File{Path: text(markFile), SHA256: text(fileDigest)}, true
		case markLiteral:
			inner, _ := obj[mark].(map[string]any)
			return membersFromMarkers(inner), inner != nil
		}
	}
	return nil, false
}
