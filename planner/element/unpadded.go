package element

import "isc-sync/state/registry"

// Unpadded returns a value without the members that say nothing: null, and where the
// member is described also what is empty, its default, or the server's own. Trees of
// conditions are in their plain form.
func Unpadded(f *registry.Field, v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Unpadded(f.Element(), e)
		}
		return out
	case map[string]any:
		switch {
		case f.IsReference():
			return v
		case f != nil && f.Tree != nil:
			return Plain(f, v)
		}
		return unpaddedMembers(f, v)
	}
	return v
}

func unpaddedMembers(f *registry.Field, obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for key, e := range obj {
		member := f.Property(key)
		if e == nil || member != nil && (member.ReadOnly || member.IsEmptyValue(e)) {
			continue
		}
		out[key] = Unpadded(member, e)
	}
	return out
}
