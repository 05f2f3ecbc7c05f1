package since

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// finder finds the fields of one document that it does not declare any more.
type finder struct {
	document, former *state.Document
	found            []Field
}

// value compares what was declared at a place with what is.
func (f *finder) value(field *registry.Field, before, after any, at jsonvalue.Pointer) {
	if field != nil && (field.Ref != nil || field.Whole) {
		return // what is managed whole loses what is not written
	}
	switch before := before.(type) {
	case map[string]any:
		if after, ok := after.(map[string]any); ok {
			f.object(field, before, after, at)
		}
	case []any:
		if after, ok := after.([]any); ok && field != nil && field.IsKeyed() {
			f.keyed(field, before, after, at)
		}
	}
}

func (f *finder) object(field *registry.Field, before, after map[string]any, at jsonvalue.Pointer) {
	for _, key := range jsonvalue.SortedKeys(before) {
		was := before[key]
		is, still := after[key]
		switch below := at.Append(key); {
		case still:
			f.value(field.Below(key), was, is, below)
		case was != nil:
			f.found = append(f.found, Field{f.document, below, isClearable(field, key), f.former})
		}
	}
}

// isClearable reports whether null clears a member. Below the key of a free map it is a
// value like others.
func isClearable(field *registry.Field, key string) bool {
	if field == nil {
		return false
	}
	if p := field.Property(key); p != nil {
		return field.MayBeNull(p) && p.Immutable == registry.Mutable
	}
	return field.Free
}

// keyed compares the elements that are in both lists; the others are managed with the
// list.
func (f *finder) keyed(field *registry.Field, before, after []any, at jsonvalue.Pointer) {
	was := map[string]any{}
	for _, e := range before {
		if key, ok := field.ElementKey(e); ok {
			was[strings.Join(key, "\x00")] = e
		}
	}
	for i, e := range after {
		if key, ok := field.ElementKey(e); ok && was[strings.Join(key, "\x00")] != nil {
			f.value(field.Items, was[strings.Join(key, "\x00")], e, at.Index(i))
		}
	}
}
