package engine_test

import (
	"os"
	"path/filepath"
	"testing"

	"isc-sync/state/registry"
)

// An export writes every field that says something, so that with `manage: all`
// nothing is left to compare.
func TestAnExportPlansToNothingWhenEverythingIsManaged(t *testing.T) {
	for _, version := range registry.Versions() {
		t.Run(version, func(t *testing.T) {
			e := connect(t, ":memory:", everythingSet)
			e.Version = version
			dir, _ := export(t, e)
			if err := os.WriteFile(filepath.Join(dir, "isc-sync.yaml"), []byte("manage: all\napiVersion: "+version+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			r := plan(t, e, dir)
			if !r.Plan.Empty() || len(r.Problems) > 0 || len(r.Undeclared) > 0 {
				t.Errorf("problems %v, undeclared %v, plan %s", r.Problems, r.Undeclared, r.Plan.Encode())
			}
		})
	}
}
