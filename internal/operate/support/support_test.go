package support_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/operate/support"
	"isc-sync/schemas"
	"isc-sync/state"
)

var update = flag.Bool("update", false, "write the support table anew")

const page = "../../../docs/SUPPORT.md"

func kinds(t *testing.T) *state.Kinds {
	t.Helper()
	all, err := state.ReadKinds(schemas.FS)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheCommittedTableIsCurrent(t *testing.T) {
	want := support.Markdown(kinds(t))
	if *update {
		if err := os.WriteFile(page, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(page); err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/SUPPORT.md is not current (%v): run go generate ./internal/operate/support", err)
	}
}

func TestNothingIsBothReachedAndLeftOut(t *testing.T) {
	for _, row := range support.Rows(kinds(t)) {
		for _, version := range row.Versions {
			for _, e := range support.Exclusions() {
				if e.Covers(version, row.Method, row.Path) {
					t.Errorf("%s %s in %s is reached by %v and left out: %s", row.Method, row.Path, version, row.By, e.Why)
				}
			}
		}
	}
}

// described is one operation of the vendor's description.
type described struct{ version, method, path string }

func (d described) String() string { return d.method + " " + d.path + " in " + d.version }

// vendor returns every operation of the /sources family.
func vendor(t *testing.T) []described {
	t.Helper()
	dir := os.Getenv("ISC_OPENAPI_DIR")
	if dir == "" {
		t.Skip("ISC_OPENAPI_DIR is not set")
	}
	var all []described
	for _, version := range state.Versions() {
		file := version
		if version == state.Unprefixed {
			file = "latest"
		}
		data, err := os.ReadFile(filepath.Join(dir, file+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var document struct {
			Paths map[string]map[string]json.RawMessage `json:"paths"`
		}
		if err := json.Unmarshal(data, &document); err != nil {
			t.Fatal(err)
		}
		all = append(all, family(version, document.Paths)...)
	}
	return all
}

func family(version string, paths map[string]map[string]json.RawMessage) []described {
	var all []described
	for path, methods := range paths {
		if version == state.Unprefixed {
			path = strings.Replace(path, "/sources/"+version, "/sources", 1)
		}
		if path != "/sources" && !strings.HasPrefix(path, "/sources/") {
			continue
		}
		for _, method := range []string{"get", "post", "put", "patch", "delete"} {
			if _, ok := methods[method]; ok {
				all = append(all, described{version, strings.ToUpper(method), path})
			}
		}
	}
	return all
}

// names makes every name in braces the same.
func names(path string) string {
	var out []string
	for segment := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(segment, "{") {
			segment = "{}"
		}
		out = append(out, segment)
	}
	return strings.Join(out, "/")
}

func (d described) is(row support.Row) bool {
	return row.Method == d.method && names(row.Path) == names(d.path) && slices.Contains(row.Versions, d.version)
}

func TestEveryOperationOfTheVendorIsReachedOrLeftOutWithAReason(t *testing.T) {
	rows := support.Rows(kinds(t))
	for _, d := range vendor(t) {
		reached := slices.ContainsFunc(rows, d.is)
		leftOut := slices.ContainsFunc(support.Exclusions(), func(e support.Exclusion) bool { return e.Covers(d.version, d.method, d.path) })
		if !reached && !leftOut {
			t.Errorf("%s is neither reached nor left out", d)
		}
	}
}

func TestEverythingInTheTableIsTheVendors(t *testing.T) {
	all := vendor(t)
	for _, row := range support.Rows(kinds(t)) {
		for _, version := range row.Versions {
			one := support.Row{Method: row.Method, Path: row.Path, Versions: []string{version}}
			if !slices.ContainsFunc(all, func(d described) bool { return d.is(one) }) {
				t.Errorf("the vendor has no %s %s in %s", row.Method, row.Path, version)
			}
		}
	}
	for _, e := range support.Exclusions() {
		if !slices.ContainsFunc(all, func(d described) bool { return e.Covers(d.version, d.method, d.path) }) {
			t.Errorf("the vendor has nothing at %s that could be left out", e.Path)
		}
	}
}
