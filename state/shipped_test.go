package state_test

import (
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// shipped returns the kinds that the program has.
func shipped(t *testing.T) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}
