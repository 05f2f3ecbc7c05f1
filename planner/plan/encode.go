package plan

import (
	"strings"

	"isc-sync/state"
)

// The members that stand in a plan's JSON for what JSON does not have.
const (
	markID      = "$id"
	markEnv     = "$env"
	markFile    = "$file"
	markLiteral = "$literal"
	fileDigest  = "sha256"
)

// Plain returns a value as the plan's JSON has it: {"$id": KEY}, {"$env":
// NAME} and {"$file": PATH, "sha256": …} stand for ids to come, variables and
// files, and an object of the user's that looks like one of them is wrapped in
// {"$literal": …}.
func Plain(v any) any {
	switch v := v.(type) {
	case IDOf:
		return map[string]any{markID: string(v.Key)}
	case *state.Unwritable:
		return Plain(v.Value)
	case state.Env:
		return map[string]any{markEnv: v.Name}
	case state.File:
		return map[string]any{markFile: v.Path, fileDigest: v.SHA256}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Plain(e)
		}
		return out
	case map[string]any:
		return plainObject(v)
	}
	return v
}

func plainObject(obj map[string]any) any {
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		out[k] = Plain(e)
	}
	if looksMarked(obj) {
		return map[string]any{markLiteral: out}
	}
	return out
}

// looksMarked tells whether an object could be taken for one of the markers.
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

// FromPlain is the inverse of Plain. A file's text is not part of it.
func FromPlain(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = FromPlain(e)
		}
		return out
	case map[string]any:
		if special, ok := marked(v); ok {
			return special
		}
		return fromPlainMembers(v)
	}
	return v
}

func fromPlainMembers(obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for k, e := range obj {
		out[k] = FromPlain(e)
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
		case markFile, fileDigest:
			return state.File{Path: text(markFile), SHA256: text(fileDigest)}, true
		case markLiteral:
			inner, _ := obj[mark].(map[string]any)
			return fromPlainMembers(inner), inner != nil
		}
	}
	return nil, false
}
