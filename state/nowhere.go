package state

import (
	"fmt"

	"isc-sync/state/registry"
)

// LeadsNowhere is the breach of a name that a parent does not have. Whether the tenant
// refuses it is not known.
func LeadsNowhere(r *registry.LinkRule, parent Key, name string) Breach {
	return Breach{
		Text: fmt.Sprintf("%s has no %s %q, and the tenant may refuse it", parent, r.What, name),
		Hint: fmt.Sprintf("add it to the %s of %s first", r.In.Last(), parent),
	}
}
