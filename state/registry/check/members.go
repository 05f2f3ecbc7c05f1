package check

import (
	"slices"

	"isc-sync/state/registry"
)

// fieldMembers looks at the words that name a member beside the field.
func (c *checker) fieldMembers(f *registry.Field, n *node) {
	for _, name := range f.Required {
		if f.Property(name) == nil {
			c.problem(n.member("required"), "", "%q is required and no property", name)
		}
	}
	for _, p := range f.Properties {
		for _, name := range siblings(p) {
			if f.Property(name) == nil {
				c.problem(n.member("properties").member(p.Name), "", "%q is not a member beside it", name)
			}
		}
		if list := f.Property(p.ElementOf); list != nil && len(list.KeyFields) != 1 {
			c.problem(n.member("properties").member(p.Name), "", "x-element-of is for lists with one key field, and %q is not", p.ElementOf)
		}
		for word, name := range map[string]string{"x-less-than": p.LessThan, "x-at-most": p.AtMost} {
			if more := f.Property(name); more != nil && !(isNumber(p) && isNumber(more)) {
				c.problem(n.member("properties").member(p.Name), "", "%s is for numbers", word)
			}
		}
		if p.OnlyIf != nil {
			c.onlyIf(p.OnlyIf, f.Property(p.OnlyIf.Field), n.member("properties").member(p.Name).member("x-only-if"))
		}
	}
}

// onlyIf wants values that the member which decides may have.
func (c *checker) onlyIf(r *registry.OnlyIfRule, by *registry.Field, n *node) {
	if by != nil && (len(r.In) == 0 || slices.ContainsFunc(r.In, func(v string) bool { return !slices.Contains(by.Enum, v) })) {
		c.problem(n, "", "the values of x-only-if are some of those that %q lists", r.Field)
	}
}

// links wants a value of the object in which names are, and one way to find them there.
func (c *checker) links(k *registry.Kind, f *registry.Field, n *node) {
	for _, r := range f.Links {
		if !r.Parent && k.Spec.At(r.In) == nil || r.In == "" || (r.Map == "") == (r.Member == "") || r.What == "" {
			c.problem(n, "", "a link of %s has a field of the object with the names, either map or member, and what is named", f.Name)
		}
	}
}

func isNumber(f *registry.Field) bool { return f.HasType("integer") || f.HasType("number") }

func siblings(f *registry.Field) []string {
	names := slices.Concat(f.Needs, f.NeedsAny, f.Together, f.NotTogether, f.NotWith)
	for _, name := range []string{f.Stage, f.Names, f.ElementOf, f.LessThan, f.AtMost} {
		if name != "" {
			names = append(names, name)
		}
	}
	if f.Ref.Chooser() != nil {
		names = append(names, f.Ref.KindBy.Field)
	}
	if f.OnlyIf != nil {
		names = append(names, f.OnlyIf.Field)
	}
	return names
}
