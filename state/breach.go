package state

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// Breach is a rule between two members of one object that their values break
// (API: Schemas). Two breaches are equal if the same values break the same
// rule.
type Breach struct {
	// Member is the one with the rule, Other the one that the rule is about.
	Member, Other string
	Text, Hint    string
}

// Breaches returns the rules of f's members that an object breaks. Values
// from variables are not checked.
func Breaches(f *registry.Field, obj map[string]any) []Breach {
	found := append(UnmetRules(f, obj), unknownElements(f, obj)...)
	return append(found, unreferred(f, obj)...)
}

// UnmetRules returns the breaches in which a member is set and another one
// that it needs is not, or does not fit.
func UnmetRules(f *registry.Field, obj map[string]any) []Breach {
	if f == nil {
		return nil
	}
	var found []Breach
	for _, p := range f.Properties {
		for _, name := range p.Needs {
			if isSure(obj[p.Name]) && !isSet(obj[name]) {
				found = append(found, needed(p, f.Property(name)))
			}
		}
		if len(p.NeedsAny) > 0 && isSure(obj[p.Name]) && !slices.ContainsFunc(p.NeedsAny, func(name string) bool { return isSet(obj[name]) }) {
			found = append(found, neededAny(p))
		}
		found = append(found, unfit(f, p, obj)...)
	}
	return found
}

// unknownElements are the members that name an element which its list lacks.
func unknownElements(f *registry.Field, obj map[string]any) []Breach {
	if f == nil {
		return nil
	}
	var found []Breach
	for _, p := range f.Properties {
		name, _ := obj[p.Name].(string)
		if name != "" && p.ElementOf != "" && lacks(f.Property(p.ElementOf), obj[p.ElementOf], name) {
			found = append(found, unknownElement(p, name))
		}
	}
	return found
}

func isSure(v any) bool {
	_, variable := v.(Env)
	return !variable && isSet(v)
}

// isSet reports whether a value is true, or not a boolean and not empty.
func isSet(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	}
	return true
}

// lacks reports whether a keyed list has elements, and none with the key.
func lacks(f *registry.Field, v any, key string) bool {
	list, _ := v.([]any)
	return len(list) > 0 && !slices.ContainsFunc(list, func(e any) bool {
		parts, known := f.ElementKey(e)
		return !known || parts[0] == key
	})
}

func needed(p, other *registry.Field) Breach {
	return Breach{
		Member: p.Name, Other: other.Name,
		Text: fmt.Sprintf("%s needs %s, which is not set", p.Name, other.Name),
		Hint: fmt.Sprintf("write %s, or %s", set(other), unset(p)),
	}
}

func neededAny(p *registry.Field) Breach {
	names := strings.Join(p.NeedsAny, " or ")
	return Breach{
		Member: p.Name, Other: p.NeedsAny[0],
		Text: fmt.Sprintf("%s needs %s, and none is set", p.Name, names),
		Hint: "write " + names,
	}
}

func unknownElement(p *registry.Field, name string) Breach {
	return Breach{
		Member: p.Name, Other: p.ElementOf,
		Text: fmt.Sprintf("%s is %q, which is not in %s", p.Name, name, p.ElementOf),
		Hint: fmt.Sprintf("write the name of one of them, or add %q to %s", name, p.ElementOf),
	}
}

func set(f *registry.Field) string {
	if f.HasType("boolean") {
		return f.Name + ": true"
	}
	return f.Name
}

func unset(f *registry.Field) string {
	if f.HasType("boolean") {
		return f.Name + ": false"
	}
	return f.Name + ": null"
}

// unreferred are the members whose value requires a reference beside it that
// is missing, and the references beside a value that does not accept one.
func unreferred(f *registry.Field, obj map[string]any) []Breach {
	if f == nil {
		return nil
	}
	var found []Breach
	for _, p := range f.Properties {
		if p.Ref.Chooser() == nil {
			continue
		}
		by := p.Ref.KindBy.Field
		b := Breach{Member: by, Other: p.Name}
		switch kind := p.Ref.KindBeside(obj); {
		case kind != "" && obj[p.Name] == nil:
			b.Text, b.Hint = fmt.Sprintf("%s %v needs %s", by, obj[by], p.Name), "write the name of the "+kind
		case obj[p.Name] != nil && f.IsIdle(p, obj):
			b.Text, b.Hint = fmt.Sprintf("%s %v does not take %s", by, obj[by], p.Name), fmt.Sprintf("write %s: null", p.Name)
		default:
			continue
		}
		found = append(found, b)
	}
	return found
}

// Excluded is the breach of a member of f's object that only others have.
func Excluded(f, p *registry.Field, obj map[string]any) Breach {
	b := onlyIf(f, p, obj)
	b.Text = fmt.Sprintf("%s is for %s %s, and %s", p.Name, p.OnlyIf.Field, strings.Join(p.OnlyIf.In, " or "), b.Text)
	b.Hint = cmp.Or(p.OnlyIf.Hint, "leave it out")
	return b
}

// Lacking is the breach of a member that f's object needs and does not have.
func Lacking(f, p *registry.Field, obj map[string]any) Breach {
	b := onlyIf(f, p, obj)
	b.Text, b.Hint = fmt.Sprintf("%s cannot be empty: %s", p.Name, b.Text), "write a value, or leave the line out to keep the live one"
	return b
}

func onlyIf(f, p *registry.Field, obj map[string]any) Breach {
	choice := obj[p.OnlyIf.Field]
	if choice == nil {
		choice = f.Property(p.OnlyIf.Field).Default
	}
	return Breach{Member: p.Name, Other: p.OnlyIf.Field, Text: fmt.Sprintf("%s is %v", p.OnlyIf.Field, choice)}
}
