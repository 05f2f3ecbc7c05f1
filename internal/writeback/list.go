package writeback

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// list merges a list by its kind.
func (m *merger) list(f *registry.Field, written, live []any, v value) any {
	means, _ := v.means.([]any)
	switch {
	case f.IsKeyed():
		return m.keyed(f, written, means, live, v.at)
	case f.List == registry.Set:
		return set(written, means, live)
	}
	return m.elements(f.Items, written, means, live, v.at)
}

// set keeps the members that the tenant has, in the order of the document, and adds
// the others.
func set(written, means, live []any) []any {
	out := []any{}
	rest := slices.Clone(live)
	for i, e := range means {
		if at := slices.IndexFunc(rest, func(l any) bool { return jsonvalue.Equal(l, e) }); at >= 0 {
			out = append(out, written[i])
			rest = slices.Delete(rest, at, at+1)
		}
	}
	return append(out, rest...)
}

// keyed merges elements by their key: in the order of the tenant where that is
// managed, else in that of the document.
func (m *merger) keyed(f *registry.Field, written, means, live []any, at jsonvalue.Pointer) []any {
	place := map[string]int{}
	for i, e := range means {
		place[keyOf(f, e)] = i
	}
	merged := func(e any) any {
		i, was := place[keyOf(f, e)]
		if !was {
			return e
		}
		object, isObject := written[i].(map[string]any)
		if !isObject || f.Items == nil {
			return m.retained(f.Items, value{written[i], means[i], e, at.Index(i), true})
		}
		return m.members(f.Items, object, value{written[i], means[i], e, at.Index(i), true})
	}
	if f.List == registry.Keyed {
		out := make([]any, len(live))
		for i, e := range live {
			out[i] = merged(e)
		}
		return out
	}
	out := []any{}
	byKey := map[string]any{}
	for _, e := range live {
		byKey[keyOf(f, e)] = e
	}
	for _, e := range means {
		if l, has := byKey[keyOf(f, e)]; has {
			out = append(out, merged(l))
			delete(byKey, keyOf(f, e))
		}
	}
	for _, e := range live {
		if _, isNew := byKey[keyOf(f, e)]; isNew {
			out = append(out, e)
		}
	}
	return out
}

// keyOf is the key of an element, or its text where it has none.
func keyOf(f *registry.Field, element any) string {
	if key, ok := f.ElementKey(element); ok {
		return strings.Join(key, "\x00")
	}
	return string(jsonvalue.Canonical(element))
}
