package acceptance

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

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
