package registry

import (
	"regexp"
	"slices"
)

// KindBeside returns the kind that a reference is to, chosen by a sibling where
// the rule says so; "" where the sibling's value chooses none.
func (r *RefRule) KindBeside(siblings map[string]any) string {
	if r.KindBy == nil {
		return r.Kind
	}
	choice, _ := siblings[r.KindBy.Field].(string)
	return r.KindBy.Map[choice]
}

// IsIdle tells whether the reference p of f's object means nothing: the sibling
// that chooses its kind has a value of which the vendor says that it takes
// none.
func (f *Field) IsIdle(p *Field, object map[string]any) bool {
	if f == nil || p == nil || p.Ref.Chooser() == nil || !p.Ref.KindBy.Only {
		return false
	}
	choice, _ := object[p.Ref.KindBy.Field].(string)
	return p.Ref.KindBeside(object) == "" && slices.Contains(f.Property(p.Ref.KindBy.Field).Enum, choice)
}

// IsID reports whether a value has the form of the kind's ids; without a pattern
// every value does.
func (r *RefRule) IsID(value string) bool {
	if r.IDPattern == "" {
		return true
	}
	matched, err := regexp.MatchString(r.IDPattern, value)
	return err == nil && matched
}
