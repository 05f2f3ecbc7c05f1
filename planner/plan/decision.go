package plan

import "isc-sync/internal/jsonvalue"

// Decision explains why one field does or does not change.
type Decision struct {
	Pointer jsonvalue.Pointer
	// Declared and Live are Absent if there is no value; both are Absent for
	// sensitive fields.
	Declared, Live any
	Rule           string
	Changed        bool
}
