package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// Texts returns a text for each element. Elements that mean the same usually have
// the same text: it leaves out nulls, defaults and what only the server sets.
func Texts(items *registry.Field, list []any) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = string(jsonvalue.Canonical(plan.Plain(essence(items, e))))
	}
	return out
}

// essence leaves out of a described value what says nothing: nulls, defaults,
// what only the server sets, and of a reference all but the id.
func essence(f *registry.Field, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if f.IsReference() {
			return v["id"]
		}
		return essenceOfMembers(f, v)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = essence(f.Element(), e)
		}
		return out
	}
	return v
}

func essenceOfMembers(f *registry.Field, obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for key, e := range obj {
		child := f.Property(key)
		if child != nil && (child.ReadOnly || child.ReadsAsAbsent(jsonvalue.Present(e))) {
			continue
		}
		out[key] = essence(child, e)
	}
	return out
}
