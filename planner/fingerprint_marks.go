package planner

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

// The members that stand in a fingerprint for what is not a value.
const (
	markAbsent = "$absent"
	markExists = "$exists"
	markHidden = "$secret"
	// markWhole holds all that an object has: the patch overwrites it.
	markWhole = "$whole"
)

func absentMark() any { return map[string]any{markAbsent: true} }

func existsMark() any { return map[string]any{markExists: true} }

func hiddenMark() any { return map[string]any{markHidden: true} }

// markOf returns the mark that stands for a value, "" for a value itself.
func markOf(planned any) string {
	obj, _ := planned.(map[string]any)
	for _, mark := range []string{markAbsent, markExists, markHidden, markWhole} {
		if _, is := obj[mark]; is && len(obj) == 1 {
			return mark
		}
	}
	return ""
}

// at returns what a fingerprint holds for a pointer: by itself, or as a part of
// a larger value.
func (fp Fingerprint) at(at jsonvalue.Pointer) (any, bool) {
	for here := at; here != "" && fp != nil; here = here.Parent() {
		planned, noted := fp[here]
		if !noted {
			continue
		}
		if markOf(planned) == markWhole {
			planned = planned.(map[string]any)[markWhole]
		}
		if v, ok := at[len(here):].Get(planned); ok {
			return v, true
		}
	}
	return nil, false
}

func (fp Fingerprint) pointers() []jsonvalue.Pointer {
	out := make([]jsonvalue.Pointer, 0, len(fp))
	for at := range fp {
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}

// After returns the fingerprint for a later step of the same change: the object
// is as the change was planned against it, but for what the earlier steps edited,
// and now is the fingerprint of their result.
func (fp Fingerprint) After(earlier patch.Patch, now Fingerprint) Fingerprint {
	out := maps.Clone(now)
	for at, planned := range fp {
		edited := slices.ContainsFunc(earlier, func(op patch.Op) bool { return op.Path.First() == at.First() })
		if !edited {
			out[at] = planned
		}
	}
	return out
}
