package state

import (
	"fmt"
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
	if f == nil || p == nil || p.Ref == nil || p.Ref.KindBy == nil || !p.Ref.KindBy.Only {
		return false
	}
	choice, _ := object[p.Ref.KindBy.Field].(string)
	return p.Ref.KindBeside(object) == "" && slices.Contains(f.Property(p.Ref.KindBy.Field).Enum, choice)
}

// unreferred are the members whose value wants a reference beside it that is not
// there, and the references beside a value that takes none.
func (f *Field) unreferred(obj map[string]any) []Breach {
	if f == nil {
		return nil
	}
	var found []Breach
	for _, p := range f.Properties {
		if p.Ref == nil || p.Ref.KindBy == nil {
			continue
		}
		by := p.Ref.KindBy.Field
		b := Breach{Member: by, Other: p.Name}
		switch kind := p.Ref.KindBeside(obj); {
		case kind != "" && obj[p.Name] == nil:
			b.Text, b.Hint = fmt.Sprintf("%s %v needs %s", by, obj[by], p.Name), "write the name of the "+kind
		case obj[p.Name] != nil && f.IsIdle(p, obj):
			b.Text, b.Hint = fmt.Sprintf("%s %v takes no %s", by, obj[by], p.Name), fmt.Sprintf("write %s: null", p.Name)
		default:
			continue
		}
		found = append(found, b)
	}
	return found
}
