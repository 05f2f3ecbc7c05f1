package registry

import (
	"cmp"
	"slices"
)

// facts are what callers ask of a field for each of its values. They follow from what is
// described below it, and are computed once for fields that were read from a file.
type facts struct {
	known      bool
	secrets    bool
	references bool
	dangers    bool
	demands    bool
	required   bool
	// referring are the members with references in them, sorted by name.
	referring []*Field
}

// learn computes the facts of a field and of all fields below it.
func (f *Field) learn() {
	if f == nil {
		return
	}
	f.Items.learn()
	for _, p := range f.Properties {
		p.learn()
	}
	f.facts = f.derive()
	f.facts.known = true
}

// about returns the facts of a field; those of one that was not read from a file are
// computed each time.
func (f *Field) about() facts {
	switch {
	case f == nil:
		return facts{}
	case f.facts.known:
		return f.facts
	}
	return f.derive()
}

func (f *Field) derive() facts {
	var d facts
	d.secrets = f.Secret != nil || f.WriteOnly || f.Items.MayHoldSecrets()
	d.references = f.Ref != nil || f.Refs != nil || f.Items.HoldsReferences()
	d.dangers = len(f.Danger) > 0 || f.Items.HoldsDangers()
	d.demands = f.Demands != nil || f.Items.HoldsDemands()
	d.required = f.Ref != nil && f.Ref.Requires != nil || f.Items.HoldsRequirements()
	for _, p := range f.Properties {
		d.demands = d.demands || p.HoldsDemands()
		d.required = d.required || p.HoldsRequirements()
		d.dangers = d.dangers || p.HoldsDangers()
		d.secrets = d.secrets || p.MayHoldSecrets()
		if p.HoldsReferences() {
			d.references, d.referring = true, append(d.referring, p)
		}
	}
	slices.SortFunc(d.referring, func(a, b *Field) int { return cmp.Compare(a.Name, b.Name) })
	return d
}

// MayHoldSecrets reports whether the field, or a described part of it, has
// secrets.
func (f *Field) MayHoldSecrets() bool { return f.about().secrets }

// HoldsDangers reports whether a change of the field, or of a described part of it, may do
// harm.
func (f *Field) HoldsDangers() bool { return f.about().dangers }

// HoldsDemands reports whether values of the field, or of a described part of it, need
// something of another member of the object.
func (f *Field) HoldsDemands() bool { return f.about().demands }

// HoldsRequirements reports whether the field, or a described part of it, has references
// to objects that must have something.
func (f *Field) HoldsRequirements() bool { return f.about().required }

// HoldsReferences reports whether the field, or a described part of it, is a reference or
// has references inside.
func (f *Field) HoldsReferences() bool { return f.about().references }

// Referring returns the members of the field's objects with references in them, sorted by
// name.
func (f *Field) Referring() []*Field { return f.about().referring }
