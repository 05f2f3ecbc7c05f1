package registry

import "slices"

// KindBeside returns the kind of a reference, selected by a sibling if the
// rule requires it; "" if the sibling's value selects none.
func (r *RefRule) KindBeside(siblings map[string]any) string {
	if r.KindBy == nil {
		return r.Kind
	}
	choice, _ := siblings[r.KindBy.Field].(string)
	return r.KindBy.Map[choice]
}

// IsIdle reports whether the member p of f's object has no meaning: another member
// excludes it, or the sibling that selects the kind of a reference has a value that
// does not accept one.
func (f *Field) IsIdle(p *Field, object map[string]any) bool {
	if f.Excludes(p, object) {
		return true
	}
	if f == nil || p == nil || p.Ref.Chooser() == nil || !p.Ref.KindBy.Only {
		return false
	}
	choice, _ := object[p.Ref.KindBy.Field].(string)
	return p.Ref.KindBeside(object) == "" && slices.Contains(f.Property(p.Ref.KindBy.Field).Enum, choice)
}

// IsID reports whether a value has the form of the kind's ids; without a pattern
// every value does.
func (r *RefRule) IsID(value string) bool {
	return r.IDPattern == "" || Matches(r.IDPattern, value)
}

// DecidedBy is the member that decides whether the field means something, "" if
// none does.
func (f *Field) DecidedBy() string {
	switch {
	case f.OnlyIf != nil:
		return f.OnlyIf.Field
	case f.Ref.Chooser() != nil:
		return f.Ref.KindBy.Field
	}
	return ""
}
