package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state/registry"
)

// addedFields lists the parts of a new value: the leaves of an object, and
// anything else as one.
func addedFields(f *registry.Field, v any, at jsonvalue.Pointer) []plan.FieldChange {
	obj, ok := v.(map[string]any)
	if !ok || len(obj) == 0 || f.IsReference() {
		return []plan.FieldChange{plan.Changed(at, plan.Absent{}, v)}
	}
	var fields []plan.FieldChange
	for _, key := range f.MemberOrder(obj, nil) {
		fields = append(fields, addedElements(f.Below(key), obj[key], at.Append(key))...)
	}
	return fields
}

// addedElements lists the elements of a new list of objects one by one,
// because a reviewer looks at each.
func addedElements(f *registry.Field, v any, at jsonvalue.Pointer) []plan.FieldChange {
	list, ok := v.([]any)
	if !ok || !holdsObject(list) {
		return addedFields(f, v, at)
	}
	fields := make([]plan.FieldChange, len(list))
	for i, e := range list {
		fields[i] = plan.Changed(at.Index(i), plan.Absent{}, e)
	}
	return fields
}

func holdsObject(list []any) bool {
	for _, e := range list {
		if _, ok := e.(map[string]any); ok {
			return true
		}
	}
	return false
}

// CreatedFields returns the fields that a creation sets.
func CreatedFields(s secrecy.Rules, body map[string]any) []plan.FieldChange {
	var fields []plan.FieldChange
	for _, key := range s.Kind.Spec.MemberOrder(body, nil) {
		at := jsonvalue.Pointer("").Append(key)
		fields = append(fields, addedElements(s.Kind.Spec.Below(key), body[key], at)...)
	}
	return s.Hide(fields)
}
