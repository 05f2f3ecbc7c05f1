package docschema_test

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"isc-sync/internal/docschema"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

var update = flag.Bool("update", false, "write the document schemas anew")

const folder = "../../schemas/documents"

func generated(t *testing.T) map[string][]byte {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	files, err := docschema.Files(kinds)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheCommittedSchemasAreCurrent(t *testing.T) {
	files := generated(t)
	if *update {
		write(t, files)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		committed, err := fs.ReadFile(schemas.FS, "documents/"+name)
		if err != nil || string(committed) != string(files[name]) {
			t.Errorf("documents/%s is not current: run go generate ./internal/docschema", name)
		}
	}
	entries, err := fs.ReadDir(schemas.FS, "documents")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()] == nil {
			t.Errorf("documents/%s belongs to no kind: remove it", e.Name())
		}
	}
}

func write(t *testing.T, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
