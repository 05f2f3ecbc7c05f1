package plan

import (
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// Edits are proven to turn a live object into a proposed one.
type Edits struct {
	Patch  patch.Patch
	Fields []FieldChange
	// Put: the edits are applied to the object just read, which is then sent
	// completely; Reason explains why.
	Put    bool
	Reason string
	// Sets are changed by calls.
	Sets []SetEdit
	// Proposed is the result of the edits.
	Proposed map[string]any
}

// Empty reports whether there is nothing to do.
func (e Edits) Empty() bool { return len(e.Patch) == 0 && len(e.Sets) == 0 }

// SetEdit is the change of a set by calls that add and remove members.
type SetEdit struct {
	Field       *registry.Field
	Add, Remove []any
}
