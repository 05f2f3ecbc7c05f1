package documents

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// list checks the elements of a list, and that no key and no member of a set is
// duplicated.
func (s *specChecker) list(f *registry.Field, list []any) {
	items := f.Below("")
	for i, e := range list {
		s.below(strconv.Itoa(i), func() {
			s.value(items, e)
			s.lacking(f, e)
		})
	}
	if f == nil {
		return
	}
	s.alone(f, list)
	switch f.List {
	case registry.Keyed, registry.KeyedSet:
		s.keys(f, list)
	case registry.Set:
		s.members(list)
	}
}

func (s *specChecker) keys(f *registry.Field, list []any) {
	first, byLeading := make(map[string]int, len(list)), map[string][]int{}
	for i, e := range list {
		element, isObject := e.(map[string]any)
		if !isObject {
			continue
		}
		key, ok := s.elementKey(f, element, s.at().Index(i))
		if !ok {
			continue
		}
		text := strings.Join(key, "\x00")
		if earlier, seen := first[text]; seen {
			s.twice(s.at().Index(i).Append(f.KeyFields[0]), s.at().Index(earlier).Append(f.KeyFields[0]), keyText(f, key))
			continue
		}
		first[text] = i
		byLeading[key[0]] = append(byLeading[key[0]], i)
	}
	if len(f.KeyFields) > 1 {
		s.unclear(f, list, byLeading)
	}
}

// elementKey returns the key of an element and reports what keeps it from
// having one. The first field of a key, and one that cannot be null, must be
// written. A part of another type is the schema's to report.
func (s *specChecker) elementKey(f *registry.Field, element map[string]any, at jsonvalue.Pointer) ([]string, bool) {
	for i, name := range f.KeyFields {
		part, written := element[name]
		optional := i > 0 && f.Items.Property(name).Nullable()
		if text, isText := part.(string); isText && text != "" || optional && (!written || part == nil) {
			continue
		}
		s.noKey(name, part, at)
		return nil, false
	}
	return f.ElementKey(element)
}

// noKey reports an element whose key is missing or not written out.
func (s *specChecker) noKey(field string, key any, at jsonvalue.Pointer) {
	switch key.(type) {
	case nil, string:
		s.problemAt(at, "the element has no "+field, "its "+field+" identifies the element")
	case state.Env, state.File:
		s.problemAt(at.Append(field), "the "+field+" must be written out", "its "+field+" identifies the element")
	}
}

// unclear reports elements that leave out a part of their key although another
// element has the rest of it.
func (s *specChecker) unclear(f *registry.Field, list []any, byLeading map[string][]int) {
	for _, leading := range jsonvalue.SortedKeys(byLeading) {
		places := byLeading[leading]
		for _, i := range places {
			key, _ := f.ElementKey(list[i])
			at := slices.Index(key, "")
			if len(places) < 2 || at < 0 {
				continue
			}
			s.problemAt(s.at().Index(i), fmt.Sprintf("the element %q has no %s, and another element has the same %s", leading, f.KeyFields[at], f.KeyFields[0]),
				"write its "+f.KeyFields[at])
		}
	}
}

// keyText names a key in a message: the name "phone", target "tel".
func keyText(f *registry.Field, key []string) string {
	parts := make([]string, 0, len(key))
	for i, name := range f.KeyFields {
		if key[i] != "" {
			parts = append(parts, fmt.Sprintf("%s %q", name, key[i]))
		}
	}
	return "the " + strings.Join(parts, ", ")
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
	s.problemAt(at, fmt.Sprintf("%s is duplicated, first at %s", what, s.At(earlier)), "remove one of them")
}
