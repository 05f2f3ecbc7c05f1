package planner_test

import (
	"io/fs"
	"path"
	"testing"
	"testing/fstest"

	"isc-sync/internal/docschema"
	"isc-sync/schemas"
	"isc-sync/state/registry"
	"isc-sync/state/registry/check"
)

// withKinds returns the shipped kinds with some of a test's own, which are given
// by their file's name, and the schemas of the documents of all.
func withKinds(t *testing.T, own map[string][]byte) (*registry.Kinds, fs.FS) {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(schemas.Kinds, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(schemas.Kinds, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range own {
		files[name] = &fstest.MapFile{Data: data}
	}
	if err := check.Kinds(files); err != nil {
		t.Fatal(err)
	}
	kinds, err := registry.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	documents, err := docschema.Files(kinds)
	if err != nil {
		t.Fatal(err)
	}
	published := fstest.MapFS{}
	for name, data := range documents {
		published[path.Join("documents", name)] = &fstest.MapFile{Data: data}
	}
	return kinds, published
}
