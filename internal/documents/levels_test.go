package documents_test

import (
	"os"
	"path/filepath"
	"testing"

	"isc-sync/internal/documents"
	"isc-sync/internal/tenanttest"
)

// TestWhatIsBelowSomethingToBeDeletedIsAProblemOnEachLevel declares a tree whose
// orchard is to be deleted, and one that goes with it.
func TestWhatIsBelowSomethingToBeDeletedIsAProblemOnEachLevel(t *testing.T) {
	kinds, schemas := tenanttest.MadeUp(t)
	dir := t.TempDir()
	text := "kind: Orchard\nname: North\nensure: absent\n---\nkind: Tree\norchard: North\nrow: First\nname: Cox\nspec: {}\n---\n" +
		"kind: Tree\norchard: North\nrow: First\nname: Gala\nensure: absent\n"
	if err := os.WriteFile(filepath.Join(dir, "d.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := documents.Load(dir, kinds, schemas, documents.Options{})
	const want = "d.yaml:5:1: Tree/North/First/Cox: Orchard/North is to be deleted, at d.yaml:1:1\n  hint: add ensure: absent here, or remove this document"
	if err == nil || err.Error() != want {
		t.Errorf("the problems are\n%v\nwant\n%s", err, want)
	}
}
