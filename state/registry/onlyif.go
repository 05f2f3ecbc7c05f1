package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// OnlyIfRule says that only some objects have a field: those in which a member
// beside it has one of some texts. Elsewhere the tenant sets the field by itself or
// refuses it.
type OnlyIfRule struct {
	// Field is the member beside it that decides, In its values. A member that is not
	// set counts as its default.
	Field string   `json:"field"`
	In    []string `json:"in"`
	// Needed: those objects cannot be without the field.
	Needed bool `json:"needed"`
	// Hint is what to do in the other objects.
	Hint string `json:"hint"`
}

// AloneRule describes elements of a list that have no other beside them: those with one
// of some texts in a member.
type AloneRule struct {
	Member string   `json:"member"`
	In     []string `json:"in"`
}

// Wants reports whether an element is to be alone, and with which text.
func (r *AloneRule) Wants(element any) (string, bool) {
	if r == nil {
		return "", false
	}
	text, _ := jsonvalue.MemberOf(element, r.Member).Value.(string)
	return text, slices.Contains(r.In, text)
}

// Excludes reports whether an object of f cannot have the member p: the member that
// decides has another value that the vendor lists.
func (f *Field) Excludes(p *Field, object map[string]any) bool {
	if f == nil || p == nil || p.OnlyIf == nil {
		return false
	}
	choice := f.choice(p.OnlyIf, object)
	return slices.Contains(f.Property(p.OnlyIf.Field).Enum, choice) && !slices.Contains(p.OnlyIf.In, choice)
}

// NeedsBeside reports whether an object of f cannot be without the member p because of
// what another member says.
func (f *Field) NeedsBeside(p *Field, object map[string]any) bool {
	return f != nil && p != nil && p.OnlyIf != nil && p.OnlyIf.Needed && slices.Contains(p.OnlyIf.In, f.choice(p.OnlyIf, object))
}

// choice is the value of the member that decides, or "" if it is not a text.
func (f *Field) choice(r *OnlyIfRule, object map[string]any) string {
	v := object[r.Field]
	if v == nil {
		v = f.Property(r.Field).Default
	}
	text, _ := v.(string)
	return text
}

// RequiredFor returns the members without which an object cannot be created.
func (f *Field) RequiredFor(object map[string]any) []string {
	names := slices.Clone(f.Required)
	for _, p := range f.Properties {
		if f.NeedsBeside(p, object) {
			names = append(names, p.Name)
		}
	}
	return names
}
