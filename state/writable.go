package state

import (
	"slices"

	"isc-sync/state/registry"
)

// CanDeclare reports whether a document can write the field of the object.
// Fields that only the server sets, keeps or numbers are excluded, and so are
// those that follow permanently from the creation.
func (o *Object) CanDeclare(f *registry.Field) bool {
	return o.mayWrite(f) && !(f.Sticky != nil && o.KeepsOwn(f.Sticky))
}

// CanExport reports whether export writes the live value of the field: a
// field that can be declared, or one of which the tenant keeps its own value
// under some condition, because that value is informative. A field that the
// tenant never accepts is excluded.
func (o *Object) CanExport(f *registry.Field) bool {
	never := f.Sticky != nil && o.KeepsOwn(f.Sticky) && (f.Sticky.UnlessField == "" || f.Sticky.PredictRejection(o.Value) != "")
	return o.mayWrite(f) && !never
}

func (o *Object) mayWrite(f *registry.Field) bool {
	fixed := f.Fixed.Fixes(o.Value) || f.Immutable == registry.ImmutableAfterCreate && f.KeptBy == nil && !slices.Contains(o.Kind.Spec.Required, f.Name)
	return !f.ReadOnly && !f.Position && f.Names == "" && !fixed
}

// KeepsOwn reports whether the server keeps its own value of a sticky field
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
