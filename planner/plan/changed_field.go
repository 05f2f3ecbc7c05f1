package plan

import "isc-sync/internal/jsonvalue"

// Changed returns the change of one field.
func Changed(at jsonvalue.Pointer, before, after any) FieldChange {
	return FieldChange{Pointer: at, Before: before, After: after}
}

// IsAbsent reports whether v is Absent.
func IsAbsent(v any) bool {
	_, absent := v.(Absent)
	return absent
}

// OrAbsent returns the value, or Absent if it does not exist.
func OrAbsent(v jsonvalue.Optional) any {
	if v.Exists {
		return v.Value
	}
	return Absent{}
}
