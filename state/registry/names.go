package registry

import "slices"

// WithoutNames returns a value of the field without the members that repeat
// the name of a reference beside them: if the reference changes, the name
// would be wrong.
func (f *Field) WithoutNames(v any) any {
	return f.without(v, func(_, child *Field, _ any) bool { return child.Names != "" })
}

// WithoutNulls returns a value of the field without the described members
// that are null, for an object that is sent completely: the vendor's
// description does not allow null everywhere, and a missing member is empty
// anyway. A member that objects need stays, and so do references and members
// that are not described.
func (f *Field) WithoutNulls(v any) any {
	return f.without(v, func(parent, child *Field, v any) bool {
		return v == nil && parent.Ref == nil && !slices.Contains(parent.Required, child.Name)
	})
}

// without returns a value without the described members that drop selects.
func (f *Field) without(v any, drop func(parent, child *Field, v any) bool) any {
	if f == nil {
		return v
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			if child := f.Below(key); child == nil || !drop(f, child, e) {
				out[key] = child.without(e, drop)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = f.Items.without(e, drop)
		}
		return out
	}
	return v
}
