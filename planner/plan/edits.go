package plan

import (
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// Edits is a proven way from a live object to a proposed one.
type Edits struct {
	Patch  patch.Patch
	Fields []FieldChange
	// Put: the edits are applied to the object just read, which is then sent
	// whole; Reason says why.
	Put    bool
	Reason string
	// Sets are changed by calls.
	Sets []SetEdit
	// Proposed is what the edits make of the live object.
	Proposed map[string]any
}

// Empty tells whether there is nothing to do.
func (e Edits) Empty() bool { return len(e.Patch) == 0 && len(e.Sets) == 0 }

// SetEdit is the change of a set that calls add to and remove from.
type SetEdit struct {
	Field       *registry.Field
	Add, Remove []any
}
