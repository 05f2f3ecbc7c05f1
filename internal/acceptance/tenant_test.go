package acceptance

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
)

// emptyTenant writes the tenant in a file to another one, without what documents can
// create.
func emptyTenant(ts *testscript.TestScript, _ bool, args []string) {
	content := decode(ts, ts.ReadFile(args[0])).(map[string]any)
	tenanttest.Empty(content)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), jsonvalue.Canonical(content), 0o600))
}

// aggregate brings the tenant in a file the entitlements of the one in another.
func aggregate(ts *testscript.TestScript, _ bool, args []string) {
	content := decode(ts, ts.ReadFile(args[0])).(map[string]any)
	tenanttest.Aggregate(content, decode(ts, ts.ReadFile(args[1])).(map[string]any))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), jsonvalue.Canonical(content), 0o600))
}

// sameFiles wants each file of a folder to be in another one with the same content.
func sameFiles(ts *testscript.TestScript, _ bool, args []string) {
	want, got := os.DirFS(ts.MkAbs(args[0])), os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(want, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := fs.ReadFile(want, name)
		ts.Check(err)
		b, err := fs.ReadFile(got, name)
		if err != nil || !bytes.Equal(a, b) {
			ts.Fatalf("%s is\n%s\nand in %s it is\n%s", name, a, filepath.Base(args[1]), b)
		}
		return nil
	}))
}
