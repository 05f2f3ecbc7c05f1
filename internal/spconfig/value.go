package spconfig

import (
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// leftOutSecret is in the place of a secret, which exports do not hold. Documents
// have a variable for it, and no trace of this text.
const leftOutSecret = "left out of the export"

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

// toDocument returns a value without the members that repeat others, and with a sign
// of the secrets that the file does not hold, of which it also returns the places: the
// object names their keys.
func toDocument(kind *registry.Kind, value map[string]any) (out map[string]any, absent []jsonvalue.Pointer) {
	out = maps.Clone(value)
	for _, name := range kind.SPConfig.Repeats {
		delete(out, name)
	}
	for _, f := range kind.Spec.Properties {
		if object, isObject := out[f.Name].(map[string]any); f.Secret != nil && isObject {
			out[f.Name] = withSecrets(kind, f, object, &absent)
		}
	}
	return out, absent
}

// withSecrets returns a map with signs of the secrets that it lists itself, and of those
// in the objects inside it.
func withSecrets(kind *registry.Kind, f *registry.Field, object map[string]any, absent *[]jsonvalue.Pointer) map[string]any {
	out := map[string]any{}
	at := jsonvalue.Pointer("").Append(f.Name)
	for _, key := range jsonvalue.SortedKeys(object) {
		out[key] = complete(kind.SPConfig.Secrets, object[key], at.Append(key), absent)
	}
	for _, key := range f.Secret.Listed(object) {
		if _, there := object[key]; !there && key != "" && f.Property(key) == nil && f.Owns(key, object) == nil {
			out[key] = leftOutSecret
			*absent = append(*absent, at.Append(key))
		}
	}
	return out
}

// complete adds signs of the secrets that objects in a value have beside other keys, and
// their places to absent. It copies what it changes.
func complete(secrets []registry.SPConfigSecret, v any, at jsonvalue.Pointer, absent *[]jsonvalue.Pointer) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, element := range v {
			out[i] = complete(secrets, element, at.Index(i), absent)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = complete(secrets, v[key], at.Append(key), absent)
		}
		for _, s := range secrets {
			if _, there := v[s.Key]; !there && saysSomething(v[s.Beside]) {
				out[s.Key] = leftOutSecret
				*absent = append(*absent, at.Append(s.Key))
			}
		}
		return out
	}
	return v
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
