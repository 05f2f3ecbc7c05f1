package documents

import (
	"fmt"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// unmet returns the rules that an object breaks. Whether one of several members is set is
// not known in a version of the API that lacks one of them.
func (s *specChecker) unmet(f *registry.Field, object map[string]any) []state.Breach {
	return slices.DeleteFunc(state.UnmetRules(f, object), func(b state.Breach) bool {
		several := f.Property(b.Member).NeedsAny
		return slices.Contains(several, b.Other) && slices.ContainsFunc(several, func(name string) bool { return !s.hasNow(f.Property(name)) })
	})
}

// demanded checks that the document does not contradict what a value needs of another
// member. What it does not write may be in the tenant.
func (s *specChecker) demanded(f *registry.Field, v any) {
	text, _ := v.(string)
	want := f.Demands[text]
	if want == nil {
		return
	}
	has, written := want.Pointer.Get(map[string]any(s.Spec))
	if _, isVariable := has.(state.Env); written && !isVariable && !want.Met(s.Spec) {
		b := state.Demanded(f, text, want)
		s.problem(b.Text, b.Hint)
	}
}

// alone checks that an element which allows no other is the only one.
func (s *specChecker) alone(f *registry.Field, list []any) {
	if f.Alone == nil || len(list) < 2 {
		return
	}
	for i, e := range list {
		if text, alone := f.Alone.Wants(e); alone {
			at := s.at().Index(i).Append(f.Alone.Member)
			s.problemAt(at, fmt.Sprintf("%s %s allows no other element beside it", f.Alone.Member, text), "leave out the others, or this one")
		}
	}
}
