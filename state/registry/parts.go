package registry

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Part is one part of a name that has several.
type Part struct {
	Name string `json:"name"`
	// Kind: the part is the name of an object of this kind. A row then has the
	// object's id at At, and the filter asks for it.
	Kind   string            `json:"kind"`
	At     jsonvalue.Pointer `json:"at"`
	Filter string            `json:"filter"`
	// Listed is where all of its values are, nil if they are not listed.
	Listed *PartList `json:"listed"`
}

// PartList is the keyed list of one object, beside those with the name of parts, whose
// keys are the values of a part.
type PartList struct {
	Kind string            `json:"kind"`
	Name string            `json:"name"`
	At   jsonvalue.Pointer `json:"at"`
}

// NameParts returns the parts by which references write an object of the
// kind, nil if its name is one text.
func (k *Kind) NameParts() []Part {
	if k.Lookup != nil {
		return k.Lookup.Parts
	}
	if len(k.Identity) < 2 {
		return nil
	}
	parts := make([]Part, len(k.Identity))
	for i, f := range k.Identity {
		parts[i].Name = f.Name
	}
	if above := k.ParentParts(); len(above) > 0 {
		parts[above[0]].Kind = k.outermost()
	}
	return parts
}

// outermost is the name of the last ancestor: the only one with a name of one
// part.
func (k *Kind) outermost() string {
	name := k.Parent
	for _, a := range k.Ancestors() {
		name = a.Name
	}
	return name
}

// Parts returns the parts of the name of an object of a kind in this
// reference, nil if it is one text.
func (r *RefRule) Parts(kind string) []Part { return r.parts[kind] }

// resolve records the parts of the names that the reference may have.
func (r *RefRule) resolve(kinds map[string]*Kind) {
	if r.InParent {
		return
	}
	for _, name := range r.kinds() {
		if k := kinds[name]; k != nil && k.NameParts() != nil {
			if r.parts == nil {
				r.parts = map[string][]Part{}
			}
			r.parts[name] = k.NameParts()
		}
	}
}

// IsText reports whether documents write the reference as one text, or {id:
// …}.
func (r *RefRule) IsText() bool { return r.parts == nil && r.OwnMember() == "" }

// OwnMember is the member of the reference itself that selects its kind, or
// "".
func (r *RefRule) OwnMember() string {
	if r.KindBy == nil {
		return ""
	}
	return r.KindBy.Own
}

// AllParts are the names of the parts that it may have, of any kind.
func (r *RefRule) AllParts() []string {
	var names []string
	for _, kind := range jsonvalue.SortedKeys(r.parts) {
		for _, p := range r.parts[kind] {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// NeededParts are the names of the parts that no other field has.
func (r *RefRule) NeededParts() []string {
	return slices.DeleteFunc(r.AllParts(), func(name string) bool { _, fixed := r.Fixed[name]; return fixed })
}

// Chooser is how a sibling selects the kind, or nil.
func (r *RefRule) Chooser() *KindBy {
	if r == nil || r.KindBy == nil || r.KindBy.Own != "" {
		return nil
	}
	return r.KindBy
}

// KindOf returns the kind of a reference; "" if the member that selects it
// has no value that does.
func (r *RefRule) KindOf(siblings map[string]any, ref any) string {
	if r.KindBy == nil || r.KindBy.Own == "" {
		return r.KindBeside(siblings)
	}
	object, _ := ref.(map[string]any)
	choice, chosen := object[r.KindBy.Own].(string)
	if !chosen {
		choice = r.KindBy.Else
	}
	return r.KindBy.Map[choice]
}

// Choice returns the value of the own member that selects a kind, "" if a
// document does not write it.
func (r *RefRule) Choice(kind string) string {
	if r.KindBy == nil || r.KindBy.Own == "" || r.KindBy.Map[r.KindBy.Else] == kind {
		return ""
	}
	for _, choice := range jsonvalue.SortedKeys(r.KindBy.Map) {
		if r.KindBy.Map[choice] == kind {
			return choice
		}
	}
	return ""
}

// kinds are the possible kinds of a reference.
func (r *RefRule) kinds() []string {
	if r.KindBy == nil {
		return []string{r.Kind}
	}
	return slices.Collect(maps.Values(r.KindBy.Map))
}

// resolve sets the targets of the references of a kind.
func (ks *Kinds) resolve(k *Kind) {
	k.Spec.visitAll(func(f *Field) {
		if f.Ref != nil {
			f.Ref.resolve(ks.byName)
		}
		if f.KeptBy != nil {
			f.KeptBy.kind = ks.byName[f.KeptBy.Kind]
		}
		for _, inner := range f.Refs {
			inner.Ref.resolve(ks.byName)
		}
	})
}

// visitAll visits the field and all described fields below it.
func (f *Field) visitAll(visit func(*Field)) {
	if f == nil {
		return
	}
	visit(f)
	f.Items.visitAll(visit)
	for _, p := range f.Properties {
		p.visitAll(visit)
	}
}

// FoundByParts reports whether the kind's objects are looked up by the parts of
// their names, declared or not: there are too many to list them.
func (k *Kind) FoundByParts() bool { return k != nil && k.Lookup != nil && k.Lookup.Parts != nil }
