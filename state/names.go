package state

import "slices"

// WithoutNames returns a value of the field without the members that repeat
// what a reference beside them is called: once the reference changes, the name
// would be another's.
func (f *Field) WithoutNames(v any) any {
	if f == nil {
		return v
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			child := f.Below(key)
			if child == nil || child.Names == "" {
				out[key] = child.WithoutNames(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = f.Items.WithoutNames(e)
		}
		return out
	}
	return v
}

// WithoutNulls returns a value of the field without the described members that
// are null, as an object is sent whole: the vendor's description does not allow
// null everywhere, and what is left out of a whole object is empty anyway. A
// member that objects need stays, and so does what nothing describes.
func (f *Field) WithoutNulls(v any) any {
	if f == nil || f.Ref != nil {
		return v
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			child := f.Below(key)
			if e != nil || child == nil || slices.Contains(f.Required, key) {
				out[key] = child.WithoutNulls(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = f.Items.WithoutNulls(e)
		}
		return out
	}
	return v
}
