package documents

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// form reads a fixed set of keys and collects what is wrong with them.
type form struct {
	file     string
	root     *node
	key      state.Key
	problems state.Problems
	// unknown, if set, returns what to do about an unknown key at the top, or "".
	unknown func(key string) string
}

func (f *form) problem(at jsonvalue.Pointer, text, hint string) {
	f.add(locate(f.file, f.root, at), at, text, hint)
}

func (f *form) keyProblem(at jsonvalue.Pointer, text, hint string) {
	f.add(locateKey(f.file, f.root, at), at, text, hint)
}

func (f *form) add(place state.Position, at jsonvalue.Pointer, text, hint string) {
	f.problems = append(f.problems, state.Problem{Position: place, Key: f.key, Pointer: at, Text: text, Hint: hint})
}

// object returns the members of an object that has no other keys than these;
// nil if v is something else. Keys that begin with x- are free at the top.
func (f *form) object(v any, at jsonvalue.Pointer, known ...string) map[string]any {
	members, ok := v.(map[string]any)
	if !ok {
		f.wrongType(v, at, "a mapping with "+strings.Join(known, ", "))
		return nil
	}
	for _, k := range jsonvalue.SortedKeys(members) {
		if slices.Contains(known, k) || at == "" && strings.HasPrefix(k, "x-") {
			continue
		}
		hint := ""
		if f.unknown != nil && at == "" {
			hint = f.unknown(k)
		}
		hint = cmp.Or(hint, suggest.DidYouMean(k, known), "the keys here are "+strings.Join(known, ", "))
		f.keyProblem(at.Append(k), fmt.Sprintf("unknown key %q", k), hint)
	}
	return members
}

// text returns a string that is not empty, "" if v is none.
func (f *form) text(v any, at jsonvalue.Pointer) string {
	s, ok := v.(string)
	switch {
	case !ok:
		f.wrongType(v, at, "a string")
	case strings.TrimSpace(s) == "":
		f.problem(at, calledLast(at)+" is empty", "")
		return ""
	}
	return s
}

// calledLast is what a sentence calls the value at the end of a pointer.
func calledLast(at jsonvalue.Pointer) string {
	if _, element := jsonvalue.ArrayIndex(at.Last()); element {
		return "the element"
	}
	return at.Last()
}

// texts returns the strings of a list, each checked at its place.
func (f *form) texts(v any, at jsonvalue.Pointer, check func(text string, at jsonvalue.Pointer)) []string {
	list, ok := v.([]any)
	if !ok {
		f.wrongType(v, at, "a list of strings")
		return nil
	}
	out := make([]string, 0, len(list))
	for i, e := range list {
		if s := f.text(e, at.Index(i)); s != "" {
			out = append(out, s)
			check(s, at.Index(i))
		}
	}
	return out
}

func (f *form) wrongType(v any, at jsonvalue.Pointer, want string) {
	if _, reported := v.(unreadable); reported {
		return
	}
	hint := ""
	switch v.(type) {
	case json.Number, bool:
		if want == "a string" {
			hint = "put it in quotes"
		}
	}
	f.problem(at, fmt.Sprintf("must be %s, not %s", want, described(v)), hint)
}

// described returns the name of a value's type for a sentence.
func described(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case bool:
		return fmt.Sprint(v)
	case string:
		if v == "" {
			return "an empty string"
		}
		return "a string"
	case []any:
		return "a list"
	case map[string]any:
		return "a mapping"
	case state.Env:
		return "!env"
	case state.File:
		return "!file"
	default:
		return fmt.Sprintf("the number %v", v)
	}
}
