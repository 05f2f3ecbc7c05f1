package registry

import "slices"

// Needed returns the kinds that have to be read to export some: these, those above
// them, and those to which they refer and whose names only a list of all has. They
// are in the order of All.
func (ks *Kinds) Needed(exported []*Kind) []*Kind {
	needed := map[*Kind]bool{}
	add := func(k *Kind) {
		for _, above := range append([]*Kind{k}, k.Ancestors()...) {
			needed[above] = true
		}
	}
	for _, k := range exported {
		add(k)
		for _, name := range k.refersTo() {
			if target := ks.Find(name); target != nil && target.Declarable() && target.Lookup == nil {
				add(target)
			}
		}
	}
	return slices.DeleteFunc(ks.All(), func(k *Kind) bool { return !needed[k] })
}

// refersTo are the names of the kinds to which fields refer, and of those that are
// parts of such a reference.
func (k *Kind) refersTo() (names []string) {
	add := func(rule *RefRule) {
		for _, name := range rule.kinds() {
			names = append(names, name)
			for _, part := range rule.Parts(name) {
				names = append(names, part.Kind)
			}
		}
	}
	k.Spec.visitAll(func(f *Field) {
		if f.Ref != nil {
			add(f.Ref)
		}
		for _, inner := range f.Refs {
			add(inner.Ref)
		}
	})
	return names
}
