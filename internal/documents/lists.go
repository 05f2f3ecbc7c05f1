package documents

import (
	"fmt"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// list checks the elements of a list, and that a key or a member of a set
// stands in it once.
func (s *specChecker) list(f *state.Field, list []any) {
	items := f.Below("")
	for i, e := range list {
		s.below(strconv.Itoa(i), func() { s.value(items, e) })
	}
	if f == nil {
		return
	}
	switch f.List {
	case state.Keyed, state.KeyedSet:
		s.keys(f, list)
	case state.Set:
		s.members(list)
	}
}

func (s *specChecker) keys(f *state.Field, list []any) {
	first := make(map[string]int, len(list))
	for i, e := range list {
		element, ok := e.(map[string]any)
		if !ok {
			continue
		}
		key, ok := element[f.KeyField].(string)
		if !ok || key == "" {
			s.noKey(f.KeyField, element[f.KeyField], s.at().Index(i))
			continue
		}
		if earlier, seen := first[key]; seen {
			s.twice(s.at().Index(i).Append(f.KeyField), s.at().Index(earlier).Append(f.KeyField), fmt.Sprintf("the %s %q", f.KeyField, key))
			continue
		}
		first[key] = i
	}
}

// noKey reports an element whose key is missing or not written out. A key of
// another type is the schema's to report.
func (s *specChecker) noKey(field string, key any, at jsonvalue.Pointer) {
	switch key.(type) {
	case nil, string:
		s.problemAt(at, "the element has no "+field, "its "+field+" tells which element it is")
	case state.Env, state.File:
		s.problemAt(at.Append(field), "the "+field+" must be written out", "its "+field+" tells which element it is")
	}
}

func (s *specChecker) members(list []any) {
	first := make(map[string]int, len(list))
	for i, e := range list {
		text, ok := e.(string)
		if !ok {
			continue
		}
		if earlier, seen := first[text]; seen {
			s.twice(s.at().Index(i), s.at().Index(earlier), fmt.Sprintf("%q", text))
			continue
		}
		first[text] = i
	}
}

// twice reports a value that was seen before.
func (s *specChecker) twice(at, earlier jsonvalue.Pointer, what string) {
	s.problemAt(at, fmt.Sprintf("%s stands here twice, first at %s", what, s.At(earlier)), "remove one of them")
}
