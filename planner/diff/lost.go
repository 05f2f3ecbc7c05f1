package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// LostFields returns the fields that are lost with an object: all that documents
// can declare, except maps that may hold secrets. What the tenant only pads its
// objects with is left out.
func LostFields(o *state.Object) []plan.FieldChange {
	var fields []plan.FieldChange
	for _, key := range o.Kind.Spec.MemberOrder(o.Value, nil) {
		f, v := o.Kind.Spec.Property(key), o.Value[key]
		if f == nil || f.ReadOnly || o.Kind.IsIdentity(key) || f.MayHoldSecrets() || f.IsEmpty(jsonvalue.Present(v)) {
			continue
		}
		for _, added := range addedElements(f, unpadded(f, v), jsonvalue.Pointer("").Append(key)) {
			fields = append(fields, plan.Changed(added.Pointer, added.After, plan.Absent{}))
		}
	}
	return fields
}

// unpadded returns a value without the members that say nothing: null, and where the
// member is described also what is empty, its default, or the server's own.
func unpadded(f *registry.Field, v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = unpadded(f.Element(), e)
		}
		return out
	case map[string]any:
		if f.IsReference() {
			return v
		}
		return unpaddedMembers(f, v)
	}
	return v
}

func unpaddedMembers(f *registry.Field, obj map[string]any) map[string]any {
	out := make(map[string]any, len(obj))
	for key, e := range obj {
		member := f.Property(key)
		if e == nil || member != nil && (member.ReadOnly || member.IsEmptyValue(e)) {
			continue
		}
		out[key] = unpadded(member, e)
	}
	return out
}
