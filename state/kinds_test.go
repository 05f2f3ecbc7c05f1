package state_test

import (
	"testing"

	"isc-sync/schemas"
	"isc-sync/state"
)

func TestTheKindsAreWellFormed(t *testing.T) {
	kinds, err := state.ReadKinds(schemas.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds.All() {
		t.Log(k.Name)
	}
}
