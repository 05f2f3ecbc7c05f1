package state

// Unwritable marks, inside a live value, a part that cannot be written back
// unchanged. It equals only itself, so a request that would contain it is
// noticed.
type Unwritable struct {
	// Value is what the tenant sent.
	Value any
}
