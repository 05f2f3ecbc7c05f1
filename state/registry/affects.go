package registry

import (
	"encoding/json"
	"fmt"

	"isc-sync/internal/jsonvalue"
)

// AffectsRule finds in an object how many others its dangerous changes and its
// deletion concern.
type AffectsRule struct {
	// Field is the member of the object that has their number.
	Field jsonvalue.Pointer `json:"field"`
	// What they are, in the plural: "identities".
	What string `json:"what"`
}

// Text names the number that an object has, "" if it has none. Nor is there one for
// 0, which would look harmless: a tenant that has not counted also says 0.
func (r *AffectsRule) Text(object map[string]any) string {
	if r == nil {
		return ""
	}
	v, _ := r.Field.Get(object)
	n, isNumber := v.(json.Number)
	if counted, err := n.Float64(); !isNumber || err != nil || counted == 0 {
		return ""
	}
	return fmt.Sprintf("%s that this concerns: %s", r.What, n)
}
