package registry

import (
	"fmt"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
)

// VendorRule recognises objects that the vendor made and changes: they are never
// exported, changed or deleted, and can be referred to.
type VendorRule struct {
	// Field has Value in such an object, as text; without a Value it has any
	// value but null.
	Field jsonvalue.Pointer `json:"field"`
	Value string            `json:"value"`
	// Not, if it is set, is a glob of the texts that the field has in all other objects:
	// one without such a text is the vendor's.
	Not string `json:"not"`
	// Reason describes what they are.
	Reason string `json:"reason"`
}

// VendorOwns returns why an object is the vendor's, by the first rule that recognises
// it; "" means that it is not.
func (k *Kind) VendorOwns(object map[string]any) string {
	for _, r := range k.VendorOwned {
		if r.matches(object) {
			return r.Reason
		}
	}
	return ""
}

func (r VendorRule) matches(object map[string]any) bool {
	v, there := r.Field.Get(object)
	if r.Not != "" {
		text, _ := v.(string)
		return !glob.Match(r.Not, text)
	}
	return there && v != nil && (r.Value == "" || fmt.Sprint(v) == r.Value)
}
