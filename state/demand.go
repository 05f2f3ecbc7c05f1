package state

import (
	"fmt"

	"isc-sync/state/registry"
)

// Demanded is the breach of a value that the object must have something else for.
func Demanded(f *registry.Field, value string, want *registry.Requirement) Breach {
	other := want.Pointer.Last()
	return Breach{
		Member: f.Name, Other: other,
		Text: fmt.Sprintf("%s %s needs %s %s: %s", f.Name, value, other, want.Value, want.Reason),
		Hint: fmt.Sprintf("write %s: %s, or another %s", other, want.Value, f.Name),
	}
}
