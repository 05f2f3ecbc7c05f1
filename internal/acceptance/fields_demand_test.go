package acceptance

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// A demand is one thing that a tenant must have been seen to do in some script.
type demand struct {
	kind string
	// at points to a field, with * for the elements of a list; "" is the object
	// itself.
	at    jsonvalue.Pointer
	event event
}

// String is the demand as people look for it in a script.
func (d demand) String() string { return fmt.Sprintf("%s#%s %s", d.kind, d.at, d.event) }

// An event is what happens to an object or to one of its fields. For the value
// of a field "none" is what Field.IsEmptyValue reports.
type event string

const (
	created event = "is created"
	deleted event = "is deleted"
	given   event = "is given at creation"
	changed event = "goes from one value to another"
	cleared event = "goes from a value to none"
	added   event = "gets a key or element more"
	removed event = "loses a key or element"
	edited  event = "gets another value for a key that it keeps"
)

// demands collects what scripts have to show of one kind.
type demands struct {
	kind *registry.Kind
	all  []demand
	// repeated: the fields are those of a definition that contains itself, which
	// has shown on its first level what they can do.
	repeated bool
}

// demandsOf returns what scripts have to show of a kind, in the order in which
// people read its fields.
func demandsOf(k *registry.Kind) []demand {
	d := &demands{kind: k}
	if k.Create.How != registry.CreateNever {
		d.add("", created)
	}
	if k.Delete.How != registry.DeleteNever {
		d.add("", deleted)
	}
	d.members(k.Spec, "")
	return d.all
}

func (d *demands) add(at jsonvalue.Pointer, events ...event) {
	for _, e := range events {
		d.all = append(d.all, demand{d.kind.Name, at, e})
	}
}

// members asks for the fields of an object, and of a free map for what may
// happen to its other keys.
func (d *demands) members(f *registry.Field, at jsonvalue.Pointer) {
	if f.Free {
		d.add(at, added, removed, edited)
	}
	for _, key := range f.CreateOnly {
		d.add(at.Append(key), given)
	}
	for _, p := range f.Properties {
		if !slices.Contains(f.CreateOnly, p.Name) {
			needed := p.OnlyIf != nil && p.OnlyIf.Needed // by each object that has it
			d.field(p, at.Append(p.Name), !needed && (p.Nullable() || !slices.Contains(f.Required, p.Name)))
		}
	}
}

func (d *demands) field(f *registry.Field, at jsonvalue.Pointer, clearable bool) {
	if f.ReadOnly || f.WriteOnly { // no answer shows the latter
		return
	}
	if f.Immutable == registry.ImmutableAfterCreate {
		if d.kind.Create.How != registry.CreateNever {
			d.add(at, given)
		}
		return
	}
	if clearable && !f.ServerElements && !f.Refilled {
		d.add(at, cleared)
	}
	switch {
	case f.IsList():
		d.elements(f, at)
	case (f.Free || len(f.Properties) > 0) && !f.Whole:
		d.members(f, at)
	default:
		d.add(at, changed)
	}
}

// elements asks for the members of each element, too. What tells one element
// from another cannot change.
func (d *demands) elements(f *registry.Field, at jsonvalue.Pointer) {
	if !f.ServerElements {
		d.add(at, added, removed)
	}
	contains := f.Items.Levels > 0
	of := &demands{kind: d.kind, repeated: d.repeated || contains}
	apart := f.List != registry.Set // what differs in a set is another element
	if f.Items.IsObject() && apart && !(contains && d.repeated) {
		of.members(f.Items, at.Append("*"))
	}
	for _, demand := range of.all {
		if demand.at.Parent() != at.Append("*") || !f.IsKeyField(demand.at.Last()) {
			d.all = append(d.all, demand)
		}
	}
}
