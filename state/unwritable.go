package state

import "isc-sync/internal/jsonvalue"

// Unwritable marks, inside a live value, a part that cannot be written back
// unchanged. It equals only itself, so a request that would contain it is
// noticed.
type Unwritable struct {
	// Value is what the tenant sent.
	Value any
}

// HoldsUnwritable reports whether a value has such a part.
func HoldsUnwritable(v any) bool {
	found := false
	jsonvalue.Leaves(v, func(leaf any) {
		_, is := leaf.(*Unwritable)
		found = found || is
	})
	return found
}
