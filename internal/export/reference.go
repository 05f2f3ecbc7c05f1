package export

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// reference writes the name of what a live reference is to, or its id where it
// has no name that leads back to it.
func (d *draft) reference(f *registry.Field, v any, at jsonvalue.Pointer) (any, bool) {
	id, called := reference.Held(v)
	siblings := d.siblings(at)
	kind := d.Kinds.Find(f.Ref.KindOf(siblings, v))
	switch {
	case id == "" || d.object.Kind.Spec.At(at.Parent()).IsIdle(f, siblings):
		return nil, false
	case f.Ref.Form == registry.RefName:
		return v, true
	case kind == nil && f.Ref.KindBy != nil:
		return map[string]any{"id": id}, true
	case kind == nil:
		return v, true
	case !f.Ref.IsID(id):
		return d.spelled(kind, id, v), true
	}
	if kind.Lookup != nil && slices.Contains(kind.Lookup.Ignored, called) {
		return nil, false
	}
	why := d.Directory.Unread(kind.Name)
	if name := d.written(kind, f.Ref, id); name != nil {
		if why != "" && d.nameless[kind.Name] == "" {
			d.nameless[kind.Name] = why + "; documents use the names that are known from elsewhere"
		}
		return name, true
	}
	if f.Ref.IDPattern != "" {
		return v, true
	}
	if why != "" {
		d.nameless[kind.Name] = why + "; documents refer to them by id"
	}
	d.out.Comments[at] = cmp.Or(called, "no name leads to it")
	return withChoice(f.Ref, kind, map[string]any{"id": id}), true
}

// spelled returns a reference without an id: the name of its object if documents
// declare that, which then comes first, or else the value as it is.
func (d *draft) spelled(kind *registry.Kind, id string, v any) any {
	o := d.Live.ByID(kind.Name, id)
	if o == nil || o.VendorOwned() != "" || d.Live.Ambiguous(o.Key) != nil {
		return v
	}
	return o.Key.Name()
}

// inner writes the names of what the references inside values are to. A name that
// the tenant has beside an id is written alone.
func (d *draft) inner(ref, _ reference.Ref) (reference.Edit, bool) {
	kind := d.Kinds.Find(ref.Kind)
	id, called := ref.Held()
	if ref.Rule.Soft && ref.Inner.ID != "" && called != "" {
		return reference.Edit{Value: called}, true
	}
	if ref.Rule.Soft || kind == nil || id == "" || !ref.Rule.IsID(id) {
		return reference.Edit{Value: called}, !ref.Rule.Soft && ref.Rule.Form == registry.RefName
	}
	if why := d.Directory.Unread(kind.Name); why != "" {
		d.nameless[kind.Name] = cmp.Or(d.nameless[kind.Name], why+"; documents refer to them by id")
	}
	at := ref.At()
	if name := d.written(kind, ref.Rule, id); name != nil {
		if d.out.Comments[at] == strangeID {
			delete(d.out.Comments, at)
		}
		return reference.Edit{Value: name}, true
	}
	if ref.Rule.Form == registry.RefKey {
		d.out.Comments[at.Parent()] = "no name leads to " + id
		return reference.Edit{Value: reference.KeyOf(id)}, true
	}
	d.out.Comments[at] = cmp.Or(called, "no name leads to it")
	return reference.Edit{Value: map[string]any{"id": id}}, true
}

// siblings are the members of the live object that the value at a place is in.
func (d *draft) siblings(at jsonvalue.Pointer) map[string]any {
	v, _ := at.Parent().Get(map[string]any(d.object.Value))
	members, _ := v.(map[string]any)
	return members
}

// nameOf returns the name that resolves to exactly this id, or "".
func (d *draft) nameOf(kind *registry.Kind, rule *registry.RefRule, id string) string {
	if kind.Declarable() {
		if name := d.declaredName(kind, rule, id); name != "" {
			return name
		}
	}
	return d.lookedUpName(kind, id)
}

// lookedUpName is the name by which a look-up finds exactly this id.
func (d *draft) lookedUpName(kind *registry.Kind, id string) string {
	e, ok := d.Directory.ByID(kind.Name, id)
	if !ok || e.Name == "" {
		return ""
	}
	for _, other := range d.Directory.ByName(kind.Name, e.Name) {
		if other.ID != id {
			return ""
		}
	}
	return e.Name
}

func (d *draft) declaredName(kind *registry.Kind, rule *registry.RefRule, id string) string {
	o := d.Live.ByID(kind.Name, id)
	if rule.InParent && o != nil && state.ParentKey(kind, o.Key) != d.home() {
		o = d.sibling(kind, id) // another parent has an object with the same id
	}
	if o == nil || d.Live.Ambiguous(o.Key) != nil {
		return ""
	}
	return o.Key.Name()
}

func (d *draft) sibling(kind *registry.Kind, id string) *state.Object {
	for _, o := range d.Live.Children(d.home()) {
		if o.Kind == kind && o.ID == id {
			return o
		}
	}
	return nil
}

// home is the object below which siblings are.
func (d *draft) home() state.Key {
	if d.object.Parent != nil {
		return d.object.Parent.Key
	}
	return d.object.Key
}
