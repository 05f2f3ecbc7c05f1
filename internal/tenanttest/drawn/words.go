package drawn

import (
	"slices"

	"isc-sync/state/registry"
)

// fit takes out of an object what the registry says cannot be beside the rest of
// it, and adds what the rest needs.
func (d *Draw) fit(f *registry.Field, object map[string]any, at string) {
	for range 3 { // what goes may take more along
		for _, p := range f.Properties {
			if _, has := object[p.Name]; has && d.misfit(f, p, object) {
				d.mend(f, p, object)
			}
			if _, has := object[p.Name]; !has && (f.NeedsBeside(p, object) || isChosen(p, object)) && d.Writable(p, at) {
				d.set(object, p, at)
			}
			d.supply(f, p, object, at)
		}
	}
}

// supply gives an object what one of its members needs: one of several beside it, or
// what its value demands of the whole.
func (d *Draw) supply(f, p *registry.Field, object map[string]any, at string) {
	text, has := object[p.Name].(string)
	if has && len(p.NeedsAny) > 0 && !slices.ContainsFunc(p.NeedsAny, func(name string) bool { return !f.Property(name).IsEmptyValue(object[name]) }) {
		d.set(object, f.Property(p.NeedsAny[0]), at)
	}
	if want := p.Demands[text]; want != nil && d.Top != nil {
		d.Top[want.Pointer.Last()] = want.Value
	}
}

// mend takes a misfit out, or makes the number that must be greater one greater.
func (d *Draw) mend(f, p *registry.Field, object map[string]any) {
	own, isNumber := object[p.Name].(int64)
	switch {
	case !slices.Contains(f.Required, p.Name):
		delete(object, p.Name)
	case p.LessThan != "" && isNumber:
		object[p.LessThan] = own + 1
	}
}

// isChosen reports whether the member beside a reference chooses its kind.
func isChosen(p *registry.Field, object map[string]any) bool {
	if p.Ref == nil || p.Ref.KindBy == nil || p.Ref.KindBy.Field == "" {
		return false
	}
	value, _ := object[p.Ref.KindBy.Field].(string)
	return p.Ref.KindBy.Map[value] != ""
}

func (d *Draw) misfit(f, p *registry.Field, object map[string]any) bool {
	isSet := func(name string) bool { return !f.Property(name).IsEmptyValue(object[name]) && object[name] != false }
	lacks := func(name string) bool { return !isSet(name) }
	return f.Excludes(p, object) ||
		isSet(p.Name) && (slices.ContainsFunc(p.NotWith, isSet) || slices.ContainsFunc(p.Needs, lacks)) ||
		p.LessThan != "" && !d.less(object[p.Name], object[p.LessThan], false) ||
		p.AtMost != "" && isSet(p.AtMost) && !d.less(object[p.Name], object[p.AtMost], true)
}

func (d *Draw) less(a, b any, orSame bool) bool {
	x, isNumber := a.(int64)
	y, isOther := b.(int64)
	return isNumber && isOther && (x < y || orSame && x == y)
}

// siblings are the names of the objects of a kind below the same parent, so far.
func (d *Draw) siblings(kind string) []any {
	var names []any
	if d.Made == nil && d.Kinds.Find(kind).Parent == d.Kind.Parent {
		for i := range Named {
			identity := d.Identity(d.Kinds.Find(kind), i)
			names = append(names, identity[len(identity)-1])
		}
	}
	for _, doc := range d.Made[kind] {
		own := true
		for j, at := range d.Kind.ParentParts() {
			own = own && doc[d.Kind.Identity[at].Name] == d.parentName(j)
		}
		if own {
			names = append(names, doc[d.Kind.Identity[len(d.Kind.Identity)-1].Name])
		}
	}
	return names
}
