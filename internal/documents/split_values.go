package documents

import (
	"maps"
	"slices"

	"isc-sync/state/registry"
)

// commonOf returns what values have in common. ok is false if that is nothing.
func commonOf(f *registry.Field, values []any) (common any, ok bool) {
	first := values[0]
	if !slices.ContainsFunc(values, func(v any) bool { return !sameValue(f, v, first) }) {
		return first, true
	}
	if objects := allOf[map[string]any](values); objects != nil && mergesMembers(f) {
		out := map[string]any{}
		for key := range objects[0] {
			if below := members(objects, key); below != nil {
				if v, ok := commonOf(f.Below(key), below); ok {
					out[key] = v
				}
			}
		}
		return out, len(out) > 0
	}
	if lists := allOf[[]any](values); lists != nil && f.IsKeyed() {
		return commonElements(f, lists)
	}
	return nil, false
}

// commonElements returns what keyed lists have in common. It is nothing if a list cannot be
// had again from that, which may be where order matters.
func commonElements(f *registry.Field, lists [][]any) (common any, ok bool) {
	var out []any
	for _, e := range lists[0] {
		if same := partners(f, lists, e); same != nil {
			if v, ok := commonOf(f.Items, same); ok {
				out = append(out, v)
			}
		}
	}
	for _, list := range lists {
		rest, _ := restOf(f, out, list).([]any)
		if !sameValue(f, laid(nowhere, nowhere).elements(f, out, rest, three{}), list) {
			return nil, false
		}
	}
	return out, len(out) > 0
}

// allOf returns the values as what they all are, nil if one is something else.
func allOf[T any](values []any) (out []T) {
	for _, v := range values {
		t, is := v.(T)
		if !is {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// members are the values of a member, nil if an object does not have it.
func members(objects []map[string]any, key string) (out []any) {
	for _, o := range objects {
		v, has := o[key]
		if !has {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// partners are the elements with the key of one, nil if a list has none.
func partners(f *registry.Field, lists [][]any, element any) (out []any) {
	for _, list := range lists {
		i := slices.IndexFunc(list, func(e any) bool { return f.SameKey(e, element) })
		if i < 0 {
			return nil
		}
		out = append(out, list[i])
	}
	return out
}

// restOf returns what a value has beside a part of it, nil if nothing.
func restOf(f *registry.Field, part, whole any) any {
	if sameValue(f, part, whole) {
		return nil
	}
	switch w := whole.(type) {
	case map[string]any:
		if p, is := part.(map[string]any); is && mergesMembers(f) {
			out := map[string]any{}
			for key, v := range w {
				below, has := p[key]
				if !has {
					out[key] = v
				} else if rest := restOf(f.Below(key), below, v); rest != nil {
					out[key] = rest
				}
			}
			return out
		}
	case []any:
		if p, is := part.([]any); is && f.IsKeyed() {
			return restOfElements(f, p, w)
		}
	}
	return whole
}

// restOfElements has the elements that differ, each behind the one that it follows.
func restOfElements(f *registry.Field, part, whole []any) any {
	var out []any
	named := -1 // the last element in out
	for i, e := range whole {
		at := slices.IndexFunc(part, func(p any) bool { return f.SameKey(p, e) })
		switch {
		case at < 0:
			if i > 0 && named != i-1 {
				out = append(out, keyAlone(f, whole[i-1]))
			}
			out = append(out, e)
		case sameValue(f.Items, part[at], e):
			continue
		default:
			rest, _ := restOf(f.Items, part[at], e).(map[string]any)
			element := keyAlone(f, e)
			maps.Copy(element, rest)
			out = append(out, element)
		}
		named = i
	}
	return out
}

func keyAlone(f *registry.Field, element any) map[string]any {
	out := map[string]any{}
	object, _ := element.(map[string]any)
	for _, name := range f.KeyFields {
		if v, written := object[name]; written {
			out[name] = v
		}
	}
	return out
}
