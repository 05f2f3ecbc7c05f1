package plan

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
)

// The marks: members that represent in a fingerprint what is not a value.
const (
	MarkAbsent = "$absent"
	MarkExists = "$exists"
	MarkHidden = "$secret"
	// MarkWhole has the complete content of an object: the patch overwrites it.
	MarkWhole = "$whole"
)

// AbsentMark returns the mark for a value that does not exist.
func AbsentMark() any { return map[string]any{MarkAbsent: true} }

// ExistsMark returns the mark for a value of which only the existence counts.
func ExistsMark() any { return map[string]any{MarkExists: true} }

// HiddenMark returns the mark for a secret that exists.
func HiddenMark() any { return map[string]any{MarkHidden: true} }

// MarkOf returns the mark that represents a value in a fingerprint, or "".
func MarkOf(planned any) string {
	obj, _ := planned.(map[string]any)
	for _, mark := range []string{MarkAbsent, MarkExists, MarkHidden, MarkWhole} {
		if _, is := obj[mark]; is && len(obj) == 1 {
			return mark
		}
	}
	return ""
}

// ValueAt returns the value of a fingerprint at a pointer: an entry of its
// own, or a part of a larger value.
func (fp Fingerprint) ValueAt(at jsonvalue.Pointer) (any, bool) {
	for here := at; here != "" && fp != nil; here = here.Parent() {
		planned, noted := fp[here]
		if !noted {
			continue
		}
		if MarkOf(planned) == MarkWhole {
			planned = planned.(map[string]any)[MarkWhole]
		}
		if v, ok := at[len(here):].Get(planned); ok {
			return v, true
		}
	}
	return nil, false
}

// Pointers returns the pointers of the fingerprint, sorted.
func (fp Fingerprint) Pointers() []jsonvalue.Pointer {
	out := make([]jsonvalue.Pointer, 0, len(fp))
	for at := range fp {
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}

// After returns the fingerprint for a later step of the same change: the
// object is as the change was planned against it, except for what the earlier
// steps edited, and now is the fingerprint of their result.
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
