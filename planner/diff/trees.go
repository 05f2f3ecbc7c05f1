package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// treeFields are the changed fields of a tree of conditions for the reader: those in
// which the plain forms differ, since the tenant's form differs in much that means
// nothing. The fields between the trees as they are serve where a variable is part of
// one, because its place decides what may be shown.
func (c differ) treeFields(f *registry.Field, live, proposed any, at jsonvalue.Pointer, asTheyAre []plan.FieldChange) []plan.FieldChange {
	if len(plan.Variables(proposed)) > 0 {
		return asTheyAre
	}
	was, is := element.Beside(f, live, proposed)
	plain := c.parts(f, was, is, at)
	if len(plain.fields) == 0 {
		return asTheyAre
	}
	return plain.fields
}
