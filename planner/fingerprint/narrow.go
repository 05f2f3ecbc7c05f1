package fingerprint

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// narrow returns the smallest parts in which two fingerprints of a value differ:
// members, and elements of lists that have the same length.
func narrow(at jsonvalue.Pointer, planned, current any) []plan.Drift {
	if jsonvalue.Equal(planned, current) {
		return nil
	}
	switch p := planned.(type) {
	case map[string]any:
		if c, ok := current.(map[string]any); ok && plan.MarkOf(p) == "" && plan.MarkOf(c) == "" {
			return narrowMembers(at, p, c)
		}
	case []any:
		if c, ok := current.([]any); ok && len(c) == len(p) {
			return narrowElements(at, p, c)
		}
	}
	return []plan.Drift{{Pointer: at, Planned: planned, Current: current}}
}

func narrowMembers(at jsonvalue.Pointer, planned, current map[string]any) []plan.Drift {
	var out []plan.Drift
	for _, key := range (*registry.Field)(nil).MemberOrder(planned, current) {
		out = append(out, narrow(at.Append(key), orMarked(planned, key), orMarked(current, key))...)
	}
	return out
}

func narrowElements(at jsonvalue.Pointer, planned, current []any) []plan.Drift {
	var out []plan.Drift
	for i := range planned {
		out = append(out, narrow(at.Index(i), planned[i], current[i])...)
	}
	return out
}

func orMarked(obj map[string]any, key string) any {
	if v, ok := obj[key]; ok {
		return v
	}
	return plan.AbsentMark()
}
