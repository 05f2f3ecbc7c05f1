package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// IsEmpty reports whether a live value is equivalent to no value: absent,
// null, an empty list, an empty object, the default.
func (f *Field) IsEmpty(live jsonvalue.Optional) bool {
	if live.IsNothing() {
		return true
	}
	if _, isList := live.Value.([]any); isList && !f.IsList() {
		return false
	}
	if obj, isObject := live.Value.(map[string]any); isObject && len(obj) == 0 {
		return f.IsObject()
	}
	return f.IsEmptyValue(live.Value)
}

// IsIdentity reports whether a field is declared beside kind.
func (k *Kind) IsIdentity(name string) bool {
	return slices.ContainsFunc(k.Identity, func(f IdentityField) bool { return f.Name == name })
}
