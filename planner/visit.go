package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// visitRefs finds the references in a described value, in a stable order.
func visitRefs(f *state.Field, v any, visit func(rule *state.RefRule, ref any)) {
	switch {
	case f == nil:
		return
	case f.Ref != nil:
		visit(f.Ref, v)
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			visitRefs(f.Property(key), v[key], visit)
		}
	case []any:
		for _, e := range v {
			visitRefs(f.Items, e, visit)
		}
	}
}
