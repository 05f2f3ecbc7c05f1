package registry

import "isc-sync/internal/jsonvalue"

// Map returns a copy of a value that f describes. replace is called for v, and for
// everything in it that it did not replace, each with its field, or nil, and its
// pointer: it returns the value to use instead and true, or false to keep a leaf
// and to copy an object or array member by member. at is the pointer to v.
func Map(f *Field, v any, at jsonvalue.Pointer, replace func(f *Field, v any, at jsonvalue.Pointer) (any, bool)) any {
	if w, replaced := replace(f, v, at); replaced {
		return w
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = Map(f.Below(key), e, at.Append(key), replace)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Map(f.Element(), e, at.Index(i), replace)
		}
		return out
	}
	return v
}
