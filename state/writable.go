package state

import (
	"slices"

	"isc-sync/state/registry"
)

// CanDeclare reports whether a document can write the field of the object: not
// what only the server sets, keeps or numbers, and not what follows for good
// from what the object was created with.
func (o *Object) CanDeclare(f *registry.Field) bool {
	return o.mayWrite(f) && !(f.Sticky != nil && o.KeepsOwn(f.Sticky))
}

// CanExport reports whether a document writes the live value of the field. It is
// what can be declared, and a field of which the tenant keeps its own value under
// some condition: that value says something, for instance about what the
// connector brought. What the tenant never takes stays out.
func (o *Object) CanExport(f *registry.Field) bool {
	never := f.Sticky != nil && o.KeepsOwn(f.Sticky) && (f.Sticky.UnlessField == "" || f.Sticky.Foresee(o.Value) != "")
	return o.mayWrite(f) && !never
}

func (o *Object) mayWrite(f *registry.Field) bool {
	fixed := f.Fixed.Fixes(o.Value) || f.Immutable == registry.ImmutableAfterCreate && !slices.Contains(o.Kind.Spec.Required, f.Name)
	return !f.ReadOnly && !f.Position && f.Names == "" && !fixed
}

// KeepsOwn reports whether the server would keep its own value of a sticky field
// of this object.
func (o *Object) KeepsOwn(r *registry.StickyRule) bool {
	if r.UnlessField == "" {
		return true
	}
	actual, _ := o.Value[r.UnlessField].(string)
	for i, f := range o.Kind.Identity {
		if f.Name == r.UnlessField {
			actual = o.Key.Parts()[i]
		}
	}
	return !slices.Contains(r.UnlessIn, actual)
}
