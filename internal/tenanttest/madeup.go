package tenanttest

import (
	"embed"
	"io/fs"
	"sync"
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

// made are the made-up kinds and the schemas of their documents.
type made struct {
	kinds   *registry.Kinds
	schemas fs.FS
}

var readMadeUp = sync.OnceValues(func() (made, error) {
	files, err := fs.Sub(madeUp, "madeup")
	if err != nil {
		return made{}, err
	}
	kinds, err := registry.Read(files)
	if err != nil {
		return made{}, err
	}
	documents, err := docschema.Files(kinds)
	schemas := fstest.MapFS{}
	for name, data := range documents {
		schemas["documents/"+name] = &fstest.MapFile{Data: data}
	}
	return made{kinds, schemas}, err
})

// MadeUp returns the made-up kinds, and the schemas of their documents, read once.
func MadeUp(tb testing.TB) (*registry.Kinds, fs.FS) {
	tb.Helper()
	m, err := readMadeUp()
	if err != nil {
		tb.Fatal(err)
	}
	return m.kinds, m.schemas
}
