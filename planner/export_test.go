package planner

import (
	"isc-sync/planner/diff"
	"isc-sync/planner/patch"
	"isc-sync/state/registry"
)

// Diff lets tests compare two objects of any kind, proposed or not, and reports
// whether the patch can be sent.
func Diff(kind *registry.Kind, live, proposed map[string]any) (patch.Patch, bool) {
	return diff.Smallest(kind, live, proposed)
}
