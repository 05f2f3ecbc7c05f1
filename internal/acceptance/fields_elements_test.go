package acceptance

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// elements pairs the elements of two states of a list and compares each pair.
func (c comparison) elements(f *registry.Field, at jsonvalue.Pointer, before, after []any) {
	if !f.IsKeyed() && f.Items.IsObject() && f.Items.Ref == nil {
		c.places(f, at, before, after)
		return
	}
	was, is := byIdentity(f, before), byIdentity(f, after)
	for id := range is {
		if _, ok := was[id]; !ok {
			c.saw(at, added)
		}
	}
	for id, element := range was {
		if _, ok := is[id]; !ok {
			c.saw(at, removed)
			continue
		}
		c.pair(f, at, element, is[id])
	}
}

// places pairs elements that have no key by their places, as long as none came
// or went.
func (c comparison) places(f *registry.Field, at jsonvalue.Pointer, before, after []any) {
	switch {
	case len(after) > len(before):
		c.saw(at, added)
	case len(after) < len(before):
		c.saw(at, removed)
	default:
		for i := range before {
			c.pair(f, at, before[i], after[i])
		}
	}
}

func (c comparison) pair(f *registry.Field, at jsonvalue.Pointer, before, after any) {
	was, wasObject := before.(map[string]any)
	is, isObject := after.(map[string]any)
	if wasObject && isObject {
		c.members(f.Items, at.Append("*"), was, is)
	}
}

// byIdentity maps elements by what tells them apart: their key, the id of a
// reference, or else all of them.
func byIdentity(f *registry.Field, list []any) map[string]any {
	out := make(map[string]any, len(list))
	for _, element := range list {
		id := element
		if ref, ok := element.(map[string]any); ok && f.Items.Ref != nil {
			id = ref["id"]
		}
		if key, ok := f.ElementKey(element); ok {
			id = []any{key[0]}
			for _, part := range key[1:] {
				id = append(id.([]any), part)
			}
		}
		out[string(jsonvalue.Canonical(id))] = element
	}
	return out
}
