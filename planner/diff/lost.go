package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// LostFields returns the fields that are lost with an object: all that documents
// can declare, except maps that may hold secrets and that the tenant writes to as well.
// What the tenant only pads its objects with is left out.
func LostFields(o *state.Object) []plan.FieldChange {
	var fields []plan.FieldChange
	for _, key := range o.Kind.Spec.MemberOrder(o.Value, nil) {
		f, v := o.Kind.Spec.Property(key), o.Value[key]
		if f == nil || f.ReadOnly || o.Kind.IsIdentity(key) || f.MayHoldSecrets() && !f.Whole || f.IsEmpty(jsonvalue.Present(v)) {
			continue
		}
		for _, added := range addedElements(f, element.Unpadded(f, v), jsonvalue.Pointer("").Append(key)) {
			fields = append(fields, plan.Changed(added.Pointer, added.After, plan.Absent{}))
		}
	}
	return fields
}
