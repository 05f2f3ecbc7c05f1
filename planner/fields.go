package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

func fieldChange(at jsonvalue.Pointer, before, after any) FieldChange {
	return FieldChange{Pointer: at, Before: before, After: after}
}

// addedFields lists what a new value brings: the leaves of an object, and
// anything else as one.
func addedFields(f *state.Field, v any, at jsonvalue.Pointer) []FieldChange {
	obj, ok := v.(map[string]any)
	if !ok || len(obj) == 0 || isReference(f) {
		return []FieldChange{fieldChange(at, Absent{}, v)}
	}
	var fields []FieldChange
	for _, key := range memberOrder(f, obj, nil) {
		fields = append(fields, addedElements(f.Below(key), obj[key], at.Append(key))...)
	}
	return fields
}

// addedElements lists the elements of a new list of objects one by one, since
// each is something that a reviewer looks at.
func addedElements(f *state.Field, v any, at jsonvalue.Pointer) []FieldChange {
	list, ok := v.([]any)
	if !ok || !holdsObject(list) {
		return addedFields(f, v, at)
	}
	fields := make([]FieldChange, len(list))
	for i, e := range list {
		fields[i] = fieldChange(at.Index(i), Absent{}, e)
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

// hideSecrets takes the values out of every field that is sensitive: that
// comes from the environment, or is or holds a secret of the connector.
func hideSecrets(fields []FieldChange, kind *state.Kind, live *state.Object) []FieldChange {
	for i, f := range fields {
		if isSensitive(f, kind, live) {
			fields[i] = FieldChange{Pointer: f.Pointer, Before: Absent{}, After: Absent{}, Sensitive: true}
		}
	}
	return fields
}

func isSensitive(f FieldChange, kind *state.Kind, live *state.Object) bool {
	return len(Variables(f.After)) > 0 ||
		holdsSecret(kind, live, f.Pointer, f.Before) || holdsSecret(kind, live, f.Pointer, f.After)
}

// holdsSecret tells whether a value that stands at a pointer is a secret or
// has one in it. A variable's name is none.
func holdsSecret(kind *state.Kind, live *state.Object, at jsonvalue.Pointer, v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if holdsSecret(kind, live, at.Append(k), e) {
				return true
			}
		}
		return false
	case []any:
		for i, e := range v {
			if holdsSecret(kind, live, at.Index(i), e) {
				return true
			}
		}
		return false
	case string:
		return v != "" && kind.IsSecret(live, at)
	}
	return false
}
