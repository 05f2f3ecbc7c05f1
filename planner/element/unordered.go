package element

import (
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// Unordered sorts the lists in a value whose order has no meaning, and brings trees of
// conditions into their plain form.
func Unordered(f *registry.Field, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if f != nil && f.Tree != nil {
			return Plain(f, v)
		}
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = Unordered(f.Below(key), e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = Unordered(f.Element(), e)
		}
		if kind := f.ListKind(); kind == registry.Set || kind == registry.KeyedSet {
			slices.SortStableFunc(out, func(a, b any) int { return strings.Compare(MemberKey(f, a), MemberKey(f, b)) })
		}
		return out
	}
	return v
}
