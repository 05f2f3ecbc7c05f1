package tenanttest

import (
	"embed"
	"io/fs"
	"testing"
	"testing/fstest"

	"isc-sync/internal/docschema"
	"isc-sync/state/registry"
)

// madeUp are kinds that no tenant has. Each shows words that few kinds or none
// that the program ships use.
//
//go:embed madeup
var madeUp embed.FS

// MadeUpFiles are the files of the made-up kinds.
func MadeUpFiles(tb testing.TB) fs.FS {
	tb.Helper()
	files, err := fs.Sub(madeUp, "madeup")
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// MadeUp returns the made-up kinds, and the schemas of their documents.
func MadeUp(tb testing.TB) (*registry.Kinds, fs.FS) {
	tb.Helper()
	kinds, err := registry.Read(MadeUpFiles(tb))
	if err != nil {
		tb.Fatal(err)
	}
	files, err := docschema.Files(kinds)
	if err != nil {
		tb.Fatal(err)
	}
	schemas := fstest.MapFS{}
	for name, data := range files {
		schemas["documents/"+name] = &fstest.MapFile{Data: data}
	}
	return kinds, schemas
}
