package jsonvalue

import "slices"

// Leaves calls visit for everything in v that is neither object nor array, in
// no fixed order of the members.
func Leaves(v any, visit func(leaf any)) {
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			Leaves(e, visit)
		}
	case []any:
		for _, e := range v {
			Leaves(e, visit)
		}
	default:
		visit(v)
	}
}

// AnyLeaf reports whether is is true of a leaf of v. Without pointers, it shows
// cheaply that a walk with LeavesAt would find nothing.
func AnyLeaf(v any, is func(leaf any) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			if AnyLeaf(e, is) {
				return true
			}
		}
		return false
	case []any:
		return slices.ContainsFunc(v, func(e any) bool { return AnyLeaf(e, is) })
	}
	return is(v)
}

// LeavesAt is Leaves with the pointer of each leaf; at is the pointer to v.
func LeavesAt(v any, at Pointer, visit func(at Pointer, leaf any)) {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			LeavesAt(e, at.Append(key), visit)
		}
	case []any:
		for i, e := range v {
			LeavesAt(e, at.Index(i), visit)
		}
	default:
		visit(at, v)
	}
}

// AnyLeafAt reports whether is is true of a leaf of v; at is the pointer to v.
func AnyLeafAt(v any, at Pointer, is func(at Pointer, leaf any) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			if AnyLeafAt(e, at.Append(key), is) {
				return true
			}
		}
		return false
	case []any:
		for i, e := range v {
			if AnyLeafAt(e, at.Index(i), is) {
				return true
			}
		}
		return false
	}
	return is(at, v)
}

// Map returns a copy of v. replace is called for v, and for everything in it
// that it did not replace: it returns the value to use instead and true, or
// false to keep a leaf and to copy an object or array member by member.
func Map(v any, replace func(v any) (any, bool)) any {
	if w, replaced := replace(v); replaced {
		return w
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = Map(e, replace)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Map(e, replace)
		}
		return out
	}
	return v
}

// MapAt is Map with the pointer of each value; at is the pointer to v.
func MapAt(v any, at Pointer, replace func(at Pointer, v any) (any, bool)) any {
	if w, replaced := replace(at, v); replaced {
		return w
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = MapAt(e, at.Append(key), replace)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = MapAt(e, at.Index(i), replace)
		}
		return out
	}
	return v
}

// Objects calls visit for each object in a value, from the outside to the inside and in
// the order of the keys.
func Objects(v any, visit func(object map[string]any, at Pointer)) { objects(v, "", visit) }

func objects(v any, at Pointer, visit func(map[string]any, Pointer)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v, at)
		for _, key := range SortedKeys(v) {
			objects(v[key], at.Append(key), visit)
		}
	case []any:
		for i, e := range v {
			objects(e, at.Index(i), visit)
		}
	}
}
