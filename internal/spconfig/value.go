package spconfig

import (
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// within returns the places below a pointer, as seen from there.
func within(places []jsonvalue.Pointer, at jsonvalue.Pointer) (below []jsonvalue.Pointer) {
	for _, p := range places {
		if at.Contains(p) && p != at {
			below = append(below, p[len(at):])
		}
	}
	return below
}

// renamed gives the members the names that the API has for them, also in the places
// of flaws. It copies what it changes.
func renamed(kind *registry.Kind, value map[string]any, flaws []jsonvalue.Pointer) (map[string]any, []jsonvalue.Pointer) {
	value = maps.Clone(value)
	flaws = slices.Clone(flaws)
	for _, r := range kind.SPConfig.Renamed {
		holder := copied(value, r.Member.Parent())
		v, there := holder[r.Member.Last()]
		if !there || holder[r.Field] != nil {
			continue
		}
		delete(holder, r.Member.Last())
		holder[r.Field] = v
		for i, at := range flaws {
			if r.Member.Contains(at) {
				flaws[i] = r.Member.Parent().Append(r.Field) + at[len(r.Member):]
			}
		}
	}
	return value, flaws
}

// copied copies the objects on the way to a place and returns the last of them; nil
// if there is none.
func copied(value map[string]any, at jsonvalue.Pointer) map[string]any {
	for _, token := range at.Tokens() {
		inner, isObject := value[token].(map[string]any)
		if !isObject {
			return nil
		}
		inner = maps.Clone(inner)
		value[token], value = inner, inner
	}
	return value
}

// withoutTwins leaves out elements of keyed lists that are there a second time: in a
// document, each key is there once.
func withoutTwins(kind *registry.Kind, value map[string]any) map[string]any {
	out, _ := registry.Map(kind.Spec, value, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		list, isList := v.([]any)
		if !isList || !f.IsKeyed() {
			return nil, false
		}
		once := distinct(f, list)
		return once, len(once) < len(list)
	}).(map[string]any)
	return out
}

// distinct are the elements of a keyed list without those that equal an earlier one.
func distinct(f *registry.Field, list []any) (once []any) {
	seen := map[string][]any{}
	for _, element := range list {
		parts, _ := f.ElementKey(element)
		key := strings.Join(parts, "\x00")
		same := func(other any) bool { return jsonvalue.Equal(element, other) }
		if !slices.ContainsFunc(seen[key], same) {
			seen[key], once = append(seen[key], element), append(once, element)
		}
	}
	return once
}
