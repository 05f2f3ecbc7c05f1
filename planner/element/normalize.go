package element

import (
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// normalize returns a value without what the tenant adds: members that are
// equivalent to being absent, that only the tenant writes or that are not
// described, the names in references, the order of sets, and the spelling of texts.
func normalize(f *registry.Field, v any) any {
	switch v := v.(type) {
	case map[string]any:
		return normalizeObject(f, v)
	case []any:
		return normalizeList(f, v)
	case string:
		if f != nil {
			return f.Equal.Kept(v)
		}
	}
	return v
}

func normalizeList(f *registry.Field, list []any) any {
	if f == nil || f.Items == nil {
		return list
	}
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = normalize(f.Items, e)
	}
	if kind := f.ListKind(); kind == registry.Set || kind == registry.KeyedSet {
		slices.SortStableFunc(out, func(a, b any) int { return strings.Compare(MemberKey(nil, a), MemberKey(nil, b)) })
	}
	return out
}

func normalizeObject(f *registry.Field, obj map[string]any) any {
	if f.IsReference() && obj["id"] != nil {
		return obj["id"]
	}
	if f == nil || f.Free || f.IsReference() {
		return Unordered(f, obj)
	}
	out := map[string]any{}
	for key, e := range obj {
		if p := f.Property(key); p != nil && !p.ReadOnly && !p.IsEmptyValue(e) {
			out[key] = normalize(p, e)
		}
	}
	return out
}
