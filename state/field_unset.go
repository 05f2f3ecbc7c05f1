package state

import "slices"

// Declarable reports whether a document can write the field of the object: not
// what only the server sets, keeps or numbers, and not what follows for good
// from what the object was created with.
func (f *Field) Declarable(o *Object) bool {
	return f.mayBeWritten(o) && !(f.Sticky != nil && f.Sticky.Keeps(o))
}

// Exportable reports whether a document writes the live value of the field. It is
// what is declarable, and a field of which the tenant keeps its own value under
// some condition: that value says something, for instance about what the
// connector brought. What the tenant never takes stays out.
func (f *Field) Exportable(o *Object) bool {
	never := f.Sticky != nil && f.Sticky.Keeps(o) && (f.Sticky.UnlessField == "" || f.Sticky.Foresee(o.Value) != "")
	return f.mayBeWritten(o) && !never
}

func (f *Field) mayBeWritten(o *Object) bool {
	fixed := f.Immutable == ImmutableAfterCreate && !slices.Contains(o.Kind.Spec.Required, f.Name)
	return !f.ReadOnly && !f.Position && f.Names == "" && !fixed
}

// Unset returns what the member p of f's objects has to be for it to say
// nothing: its default, or null. ok is false if the server decides or an object
// cannot be without the member.
func (f *Field) Unset(p *Field) (v any, ok bool) {
	if p.HasDefault && p.Default != nil && p.Default != "" {
		return p.Default, true
	}
	return nil, f.MayBeNull(p) && !slices.Contains(f.Required, p.Name)
}
