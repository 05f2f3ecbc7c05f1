package acceptance

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// emptyTenant writes the tenant in a file to another one, without what documents can
// create.
func emptyTenant(ts *testscript.TestScript, _ bool, args []string) {
	content := decode(ts, ts.ReadFile(args[0])).(map[string]any)
	tenanttest.Empty(content)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), jsonvalue.Canonical(content), 0o600))
}

// anyID matches the ids of a simulated tenant.
var anyID = regexp.MustCompile(`[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// renumber copies the tenant in a file, with another id for each object.
func renumber(ts *testscript.TestScript, _ bool, args []string) {
	digits := strings.NewReplacer("0", "7", "1", "8", "2", "9", "3", "a", "4", "b", "5", "c", "6", "d", "7", "e", "8", "f", "9", "0",
		"a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(anyID.ReplaceAllStringFunc(ts.ReadFile(args[0]), digits.Replace)), 0o600))
}

// aggregate brings the tenant in a file the entitlements of the one in another.
func aggregate(ts *testscript.TestScript, _ bool, args []string) {
	content := decode(ts, ts.ReadFile(args[0])).(map[string]any)
	tenanttest.Aggregate(content, decode(ts, ts.ReadFile(args[1])).(map[string]any))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), jsonvalue.Canonical(content), 0o600))
}

// sameFiles wants two folders to have the same files with the same content. What only
// the second one may have is named by patterns behind them.
func sameFiles(ts *testscript.TestScript, _ bool, args []string) {
	want, got := os.DirFS(ts.MkAbs(args[0])), os.DirFS(ts.MkAbs(args[1]))
	eachFile(ts, want, func(name string) {
		a, err := fs.ReadFile(want, name)
		ts.Check(err)
		b, err := fs.ReadFile(got, name)
		if err != nil || !bytes.Equal(a, b) {
			ts.Fatalf("%s is\n%s\nand in %s it is\n%s", name, a, filepath.Base(args[1]), b)
		}
	})
	eachFile(ts, got, func(name string) {
		_, err := fs.Stat(want, name)
		if err != nil && !slices.ContainsFunc(args[2:], func(more string) bool { return glob.Match(more, name) }) {
			ts.Fatalf("%s is only in %s", name, args[1])
		}
	})
}

// eachFile calls do with the name of each file of a folder.
func eachFile(ts *testscript.TestScript, folder fs.FS, do func(name string)) {
	ts.Check(fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			do(name)
		}
		return err
	}))
}

// allKinds wants a folder to have a document of each kind except for those named.
func allKinds(ts *testscript.TestScript, _ bool, args []string) {
	kinds, err := registry.Read(schemas.Kinds)
	ts.Check(err)
	found := map[string]bool{}
	folder := os.DirFS(ts.MkAbs(args[0]))
	eachFile(ts, folder, func(name string) {
		data, err := fs.ReadFile(folder, name)
		ts.Check(err)
		for line := range strings.Lines(string(data)) {
			if kind, ok := strings.CutPrefix(line, "kind: "); ok {
				found[strings.TrimSpace(kind)] = true
			}
		}
	})
	for _, kind := range kinds.All() {
		if found[kind.Name] == slices.Contains(args[1:], kind.Name) {
			ts.Fatalf("%s has documents of kind %s: %v", args[0], kind.Name, found[kind.Name])
		}
	}
}
