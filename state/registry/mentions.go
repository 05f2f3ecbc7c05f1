package registry

import (
	"fmt"
	"maps"
	"slices"
)

// check tells what is wrong with the kinds that k names.
func (ks *Kinds) check(d *decoder, k *Kind) {
	names := slices.Clone(k.mentions())
	if k.Parent != "" {
		names = append(names, k.Parent)
	}
	for _, a := range k.After {
		names = append(names, a.Kind)
	}
	for _, name := range names {
		if ks.byName[name] == nil {
			d.problems = append(d.problems, Mistake{Text: fmt.Sprintf("%s names the kind %q, which is not there", k.Name, name)})
		}
	}
}

// mentions returns the kinds that fields refer to, sorted, each once.
func (k *Kind) mentions() []string {
	var names []string
	k.Spec.walk(func(f *Field) {
		if f.Ref != nil {
			names = append(names, f.Ref.kinds()...)
		}
		for _, inner := range f.Refs {
			names = append(names, inner.Ref.kinds()...)
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// kinds are those that a reference may be to.
func (r *RefRule) kinds() []string {
	if r.KindBy == nil {
		return []string{r.Kind}
	}
	return slices.Collect(maps.Values(r.KindBy.Map))
}

// walk visits the field and all that is described below it.
func (f *Field) walk(visit func(*Field)) {
	if f == nil {
		return
	}
	visit(f)
	f.Items.walk(visit)
	for _, p := range f.Properties {
		p.walk(visit)
	}
}
