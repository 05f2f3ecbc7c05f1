package plan

import "isc-sync/internal/jsonvalue"

// Decision tells how one field came to be equal or different: the answer to
// "why does this change?".
type Decision struct {
	Pointer jsonvalue.Pointer
	// Declared and Live are Absent where there is nothing, and both for
	// sensitive fields.
	Declared, Live any
	Rule           string
	Changed        bool
}
