package state_test

import (
	"slices"
	"testing"

	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

const tree = state.Key("Tree/North~1West/First/Cox")

// TestAKeyHasThoseOfItsAncestors divides the key of a tree, which is in a row of an
// orchard, and puts it below another row.
func TestAKeyHasThoseOfItsAncestors(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	kind := kinds.Find("Tree")
	if got, want := state.Ancestors(kind, tree), []state.Key{"Row/North~1West/First", "Orchard/North~1West"}; !slices.Equal(got, want) {
		t.Errorf("above %s are %q, want %q", tree, got, want)
	}
	if got := state.ParentKey(kind, tree); got != "Row/North~1West/First" {
		t.Errorf("the parent of %s is %s", tree, got)
	}
	if got := state.Below(kind, tree, "Row/South/Second"); got != "Tree/South/Second/Cox" {
		t.Errorf("in another row %s is %s", tree, got)
	}
	if got := state.Ancestors(kinds.Find("Orchard"), "Orchard/North"); got != nil {
		t.Errorf("above an orchard are %q", got)
	}
}

// TestPatternsReachWhatIsTwoLevelsBelow reads globs of trees beside an orchard.
func TestPatternsReachWhatIsTwoLevelsBelow(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	if got, want := state.FormsBelow(kinds, "Orchard/North"), []state.Key{"Hive/North/*", "Row/North/*", "Tree/North/*/*"}; !slices.Equal(got, want) {
		t.Errorf("below the orchard are %q, want %q", got, want)
	}
	patterns := state.PatternsOf("Tree/North/*/Cox", "Tree/South/**")
	got := state.Unmatched(kinds, patterns, state.Keys{"Orchard/North": true})
	if len(got) != 1 || got[0].Text != "Tree/South/**" {
		t.Errorf("unmatched are %v", got)
	}
}
