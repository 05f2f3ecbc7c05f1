package fingerprint

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// narrow returns the smallest parts in which two fingerprints of a value differ:
// members, and elements of lists that have the same length. Names in references do
// not count.
func narrow(f *registry.Field, at jsonvalue.Pointer, planned, current any) []plan.Drift {
	if jsonvalue.Equal(byID(f, planned), byID(f, current)) {
		return nil
	}
	switch p := planned.(type) {
	case map[string]any:
		if c, ok := current.(map[string]any); ok && plan.MarkOf(p) == "" && plan.MarkOf(c) == "" {
			return narrowMembers(f, at, p, c)
		}
	case []any:
		if c, ok := current.([]any); ok && len(c) == len(p) {
			return narrowElements(f, at, p, c)
		}
	}
	return []plan.Drift{{Pointer: at, Planned: planned, Current: current}}
}

// byID returns what a fingerprint has of a value without the names in references: another
// step of the same plan may change them.
func byID(f *registry.Field, v any) any {
	if plan.MarkOf(v) == plan.MarkWhole {
		return map[string]any{plan.MarkWhole: element.Unnamed(f, jsonvalue.MemberOf(v, plan.MarkWhole).Value)}
	}
	return element.Unnamed(f, v)
}

func narrowMembers(f *registry.Field, at jsonvalue.Pointer, planned, current map[string]any) []plan.Drift {
	var out []plan.Drift
	for _, key := range (*registry.Field)(nil).MemberOrder(planned, current) {
		out = append(out, narrow(f.Below(key), at.Append(key), orMarked(planned, key), orMarked(current, key))...)
	}
	return out
}

func narrowElements(f *registry.Field, at jsonvalue.Pointer, planned, current []any) []plan.Drift {
	var out []plan.Drift
	for i := range planned {
		out = append(out, narrow(f.Element(), at.Index(i), planned[i], current[i])...)
	}
	return out
}

func orMarked(obj map[string]any, key string) any {
	if v, ok := obj[key]; ok {
		return v
	}
	return plan.AbsentMark()
}
