package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// Texts returns a text for each element. Elements with the same meaning
// usually have the same text: it leaves out nulls, defaults and what only the
// server sets.
func Texts(items *registry.Field, list []any) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = string(jsonvalue.Canonical(plan.WithMarkers(normalize(items, e))))
	}
	return out
}

// normalize removes from a described value the parts without meaning: nulls,
// defaults, what only the server sets, and all of a reference but the id.
func normalize(f *registry.Field, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if f.IsReference() {
			return v["id"]
		}
		return normalizeMembers(f, v)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = normalize(f.Element(), e)
		}
		return out
	}
	return v
}

func normalizeMembers(f *registry.Field, obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for key, e := range obj {
		child := f.Property(key)
		if child != nil && (child.ReadOnly || child.IsEmpty(jsonvalue.Present(e))) {
			continue
		}
		out[key] = normalize(child, e)
	}
	return out
}
