package order

import (
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

func TestAReferenceMayHoldOthers(t *testing.T) {
	outer, inner := state.NewKey("Source", "a"), state.NewKey("Role", "b")
	found := plannedIDs(map[string]any{"step": map[string]any{
		"id": plan.IDOf{Key: outer}, "type": "SOURCE", "inside": map[string]any{"roleId": []any{plan.IDOf{Key: inner}}},
	}}, "")
	if len(found) != 2 || found[0].To != outer || found[0].At != "/step" || found[1].To != inner || found[1].At != "/step/inside/roleId/0" {
		t.Errorf("found %v", found)
	}
}
