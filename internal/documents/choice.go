package documents

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// chosen checks references whose kind a sibling selects. Without the sibling
// the kind is not known, and some of its values want a reference while others
// want none. Values that the vendor does not list may be anything.
func (s *specChecker) chosen(f *registry.Field, object map[string]any) {
	if f == nil {
		return
	}
	for _, p := range f.Properties {
		if p.Ref.Chooser() == nil {
			continue
		}
		by := f.Property(p.Ref.KindBy.Field)
		_, declared := object[by.Name]
		choice, _ := object[by.Name].(string)
		written := object[p.Name] != nil
		switch {
		case !declared && s.isWhole() && slices.Contains(f.Required, by.Name): // the schema reports it
		case !declared && written:
			s.below(p.Name, func() {
				s.problem(fmt.Sprintf("%s needs %s beside it", p.Name, by.Name), by.Name+" selects the kind of the name")
			})
		case slices.Contains(by.Enum, choice):
			s.fits(p, choice, object)
		case written && misspelt(choice, by.Enum) == "":
			s.pinned(p, choice, object[p.Name])
		}
	}
}

// fits checks a reference beside a value that the vendor lists.
func (s *specChecker) fits(f *registry.Field, choice string, object map[string]any) {
	rule := f.Ref.KindBy
	kind, wanted := rule.Map[choice]
	v, declared := object[f.Name]
	switch {
	case wanted && v == nil && (declared || s.isWhole()):
		s.problem(fmt.Sprintf("%s %s needs %s", rule.Field, choice, f.Name), fmt.Sprintf("write the name of the %s", kind))
	case !wanted && v != nil && rule.Only:
		s.below(f.Name, func() {
			s.problem(fmt.Sprintf("%s %s does not take %s", rule.Field, choice, f.Name), "leave it out: it is for "+strings.Join(jsonvalue.SortedKeys(rule.Map), " and "))
		})
	}
}

// excluded checks that a member is written only beside a value that goes with it. A
// value that is not written may be anything in the tenant.
func (s *specChecker) excluded(f *registry.Field, object map[string]any) {
	if f == nil {
		return
	}
	for _, p := range f.Properties {
		if p.OnlyIf == nil || object[p.OnlyIf.Field] == nil {
			continue
		}
		b, v := state.Breach{}, object[p.Name]
		_, written := object[p.Name]
		switch {
		case v != nil && f.Excludes(p, object):
			b = state.Excluded(f, p, object)
		case written && v == nil && f.NeedsBeside(p, object):
			b = state.Lacking(f, p, object)
		default:
			continue
		}
		s.below(p.Name, func() { s.problem(b.Text, b.Hint) })
	}
}

// pinned checks a reference beside a value that the vendor does not list: what
// has the name cannot be looked up.
func (s *specChecker) pinned(f *registry.Field, choice string, v any) {
	if _, isName := v.(string); isName {
		s.below(f.Name, func() {
			s.problem(fmt.Sprintf("what %s %s refers to is not known, so no name can be looked up", f.Ref.KindBy.Field, choice), "write {id: …}")
		})
	}
}

// isWhole reports whether the value here is managed whole, or is an element of a list
// or a part of an object that is, so that what it does not write is not there.
func (s *specChecker) isWhole() bool {
	f := s.Kind.Spec.At(s.at().Parent())
	if f.IsList() && f.List == registry.Ordered {
		return true
	}
	for at := s.at(); at != ""; at = at.Parent() {
		if f := s.Kind.Spec.At(at); f != nil && f.Whole {
			return true
		}
	}
	return false
}

// hasNow reports whether the chosen version of the API has a field.
func (s *specChecker) hasNow(f *registry.Field) bool {
	return len(f.Versions) == 0 || !slices.Contains(registry.Versions(), s.version) || slices.Contains(f.Versions, s.version)
}
