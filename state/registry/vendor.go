package registry

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
)

// VendorRule recognises the objects that the vendor made and changes: they are
// never exported, changed or deleted, and can be referred to.
type VendorRule struct {
	// Field has Value in such an object, as text; without a Value it has any value
	// but null.
	Field jsonvalue.Pointer `json:"field"`
	Value string            `json:"value"`
	// Reason says in words what they are.
	Reason string `json:"reason"`
}

// Matches reports whether an object is the vendor's.
func (r *VendorRule) Matches(object map[string]any) bool {
	if r == nil {
		return false
	}
	v, there := r.Field.Get(object)
	return there && v != nil && (r.Value == "" || fmt.Sprint(v) == r.Value)
}
