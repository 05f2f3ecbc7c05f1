package plan_test

import (
	"testing"

	"isc-sync/internal/tenanttest"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// TestGuardsHoldTwoLevelsDown protects an orchard, and a tree in one.
func TestGuardsHoldTwoLevelsDown(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	for _, tt := range []struct {
		protect string
		change  plan.Change
		refused bool
	}{
		{"Orchard/North", plan.Change{Key: "Tree/North/First/Cox", Kind: "Tree", Action: plan.Update}, true},
		{"Orchard/North", plan.Change{Key: "Tree/East/First/Cox", LiveKey: "Tree/North/First/Cox", Kind: "Tree", Action: plan.Update}, true},
		{"Orchard/North", plan.Change{Key: "Tree/South/First/Cox", Kind: "Tree", Action: plan.Update}, false},
		{"Tree/North/*/Cox", plan.Change{Key: "Orchard/North", Kind: "Orchard", Action: plan.Delete}, true},
		{"Tree/North/*/Cox", plan.Change{Key: "Row/North/First", Kind: "Row", Action: plan.Delete}, true},
		{"Tree/North/*/Cox", plan.Change{Key: "Orchard/North", Kind: "Orchard", Action: plan.Update}, false},
		{"Tree/North/*/Cox", plan.Change{Key: "Orchard/South", Kind: "Orchard", Action: plan.Delete}, false},
	} {
		guard := state.GuardSettings{Protect: state.PatternsOf(tt.protect), AllowDelete: state.PatternsOf("**")}
		refusals := plan.Guard(&plan.Plan{Changes: []plan.Change{tt.change}}, kinds, guard, plan.Allow{}, nil)
		if got := len(refusals) > 0; got != tt.refused {
			t.Errorf("%s, %s %s: refused %t, want %t", tt.protect, tt.change.Action, tt.change.Key, got, tt.refused)
		}
	}
}
