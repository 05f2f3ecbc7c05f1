package render

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"isc-sync/examples"
	"isc-sync/internal/kindpage"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

const kindPages = "../../docs/kinds"

// TestTheKindPagesAreCurrent compares docs/kinds with what the kinds say, and
// demands an example of each kind.
func TestTheKindPagesAreCurrent(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, k := range kinds.All() {
		file := k.Name + ".md"
		known[file] = true
		comparePage(t, filepath.Join(kindPages, file), markdownPage(t, kinds, k))
	}
	entries, err := os.ReadDir(kindPages)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !known[e.Name()] {
			t.Errorf("docs/kinds/%s belongs to no kind: remove it", e.Name())
		}
	}
}

func markdownPage(t *testing.T, kinds *registry.Kinds, k *registry.Kind) []byte {
	t.Helper()
	example, err := kindpage.Example(examples.Kinds, k.Name)
	if err != nil {
		t.Error(err)
	}
	var page bytes.Buffer
	if err := (Markdown{}).Kind(&page, kindpage.Of(kinds, k, example)); err != nil {
		t.Fatal(err)
	}
	return page.Bytes()
}

func comparePage(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not current: run go generate ./internal/render", path)
	}
}
