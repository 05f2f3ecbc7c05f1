package tenant_test

import (
	"os"
	"path/filepath"
	"testing"

	"isc-sync/internal/documents"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// loadMadeUp returns the documents of a text about made-up kinds, and the kinds.
func loadMadeUp(t *testing.T, text string) (state.Documents, *registry.Kinds) {
	t.Helper()
	kinds, schemas := tenanttest.MadeUp(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "d.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := documents.Load(dir, kinds, schemas, documents.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set.Documents, kinds
}
