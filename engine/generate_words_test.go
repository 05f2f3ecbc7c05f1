package engine_test

import (
	"slices"

	"isc-sync/state/registry"
)

// fit takes out of an object what the registry says cannot be beside the rest of
// it, and adds what the rest needs.
func (d *draw) fit(f *registry.Field, object map[string]any, at string) {
	for range 3 { // what goes may take more along
		for _, p := range f.Properties {
			if _, has := object[p.Name]; has && d.misfit(f, p, object) && !slices.Contains(f.Required, p.Name) {
				delete(object, p.Name)
			}
			if _, has := object[p.Name]; !has && (f.NeedsBeside(p, object) || isChosen(p, object)) && d.writable(p, at) {
				d.set(object, p, at)
			}
		}
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

func (d *draw) misfit(f, p *registry.Field, object map[string]any) bool {
	isSet := func(name string) bool { return !f.Property(name).IsEmptyValue(object[name]) && object[name] != false }
	lacks := func(name string) bool { return !isSet(name) }
	return f.Excludes(p, object) ||
		isSet(p.Name) && (slices.ContainsFunc(p.NotWith, isSet) || slices.ContainsFunc(p.Needs, lacks)) ||
		p.LessThan != "" && !d.less(object[p.Name], object[p.LessThan], false) ||
		p.AtMost != "" && isSet(p.AtMost) && !d.less(object[p.Name], object[p.AtMost], true)
}

func (d *draw) less(a, b any, orSame bool) bool {
	x, isNumber := a.(int64)
	y, isOther := b.(int64)
	return isNumber && isOther && (x < y || orSame && x == y)
}

// siblings are the names of the objects of a kind below the same parent, so far.
func (d *draw) siblings(kind string) []any {
	var names []any
	for _, doc := range d.made[kind] {
		own := true
		for j, at := range d.kind.ParentParts() {
			own = own && doc[d.kind.Identity[at].Name] == d.parentName(j)
		}
		if own {
			names = append(names, doc[d.kind.Identity[len(d.kind.Identity)-1].Name])
		}
	}
	return names
}
