package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

func fieldChange(at jsonvalue.Pointer, before, after any) plan.FieldChange {
	return plan.FieldChange{Pointer: at, Before: before, After: after}
}

func isAbsent(v any) bool {
	_, absent := v.(plan.Absent)
	return absent
}

// orAbsent returns the value, or Absent if it does not exist.
func orAbsent(v value) any {
	if v.ok {
		return v.v
	}
	return plan.Absent{}
}
