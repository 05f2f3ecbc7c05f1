package export_test

import (
	"slices"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
)

// TestWhatIsTwoLevelsDeepComesBackFromAnExport exports orchards, rows and trees
// into folders inside each other, and plans what was exported: nothing is left to do.
func TestWhatIsTwoLevelsDeepComesBackFromAnExport(t *testing.T) {
	files := exportedAndPlanned(t, tenanttest.ThreeLevels())
	want := []string{
		"orchards/north/orchard.yaml",
		"orchards/north/rows/first/row.yaml",
		"orchards/north/rows/first/trees/cox.yaml",
		"orchards/north/rows/first/trees/gala.yaml",
		"orchards/north/rows/second/row.yaml",
		"orchards/north/rows/second/trees/cox.yaml",
		"orchards/south/orchard.yaml",
		"orchards/south/rows/first/row.yaml",
	}
	if got := jsonvalue.SortedKeys(files); !slices.Equal(got, want) {
		t.Errorf("the files are %q, want %q", got, want)
	}
	const tree = "kind: Tree\norchard: North\nrow: First\nname: Cox\nspec:\n  nests: [n1]\n"
	if got := string(files["orchards/north/rows/first/trees/cox.yaml"]); got != tree {
		t.Errorf("exported\n%s\nwant\n%s", got, tree)
	}
}
