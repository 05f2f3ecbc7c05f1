package documents

import (
	"fmt"
	"slices"

	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// required checks that documents do not contradict what others need of their objects: a
// document of its parent, and a reference of what it is to. What they do not write may be
// in the tenant.
func (c *checker) required(d *read, byKey map[state.Key]*read) {
	if d.Absent {
		return
	}
	if want := d.Kind.Requires; want != nil && contradicts(byKey[d.ParentKey()], want) {
		c.problems = append(c.problems, d.Problem("", want.Reason, state.HintForParent(c.kinds, d.Document)))
	}
	if !d.Kind.Spec.HoldsRequirements() {
		return
	}
	reference.Visit(d.Kind.Spec, d.Spec, func(ref reference.Ref) {
		name, isName := ref.Name()
		want := ref.Rule.Requires
		if !isName || want == nil || !contradicts(byKey[state.NewKey(ref.Kind, name)], want) {
			return
		}
		c.problems = append(c.problems, d.Problem(ref.At(), fmt.Sprintf("%s/%s: %s", ref.Kind, name, want.Reason), state.HintForTarget(want)))
	})
}

// contradicts reports whether a document writes something else than what is required.
func contradicts(d *read, want *registry.Requirement) bool {
	if d == nil || d.Absent || want.Met(d.Spec) {
		return false
	}
	v, written := want.Pointer.Get(map[string]any(d.Spec))
	if _, isVariable := v.(state.Env); !written || isVariable {
		return false
	}
	return len(want.Unless) == 0 || slices.ContainsFunc(want.Unless, func(e registry.Exemption) bool {
		_, shown := e.Pointer.Get(map[string]any(d.Spec))
		return shown
	})
}
