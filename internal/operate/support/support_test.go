package support_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/operate/support"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

var update = flag.Bool("update", false, "write the support table anew")

// pages are the files with generated parts, by the parts that each must have.
var pages = map[string][]string{
	"../../../README.md":          {"kinds", "spconfig"},
	"../../../docs/OPERATIONS.md": {"paths"},
}

func kinds(t *testing.T) *registry.Kinds {
	t.Helper()
	all, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestThePagesAreCurrent(t *testing.T) {
	for page, parts := range pages {
		comparePage(t, page, parts)
	}
}

func comparePage(t *testing.T, page string, parts []string) {
	t.Helper()
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want, err := support.Written(got, kinds(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if !bytes.Contains(want, []byte("<!-- "+part+": generated -->")) {
			t.Errorf("%s lacks the part %s", page, part)
		}
	}
	if *update {
		if err := os.WriteFile(page, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the tables of %s are not current: run go generate ./internal/operate/support", page)
	}
}

func TestAPageIsWrittenBetweenItsMarkersOnly(t *testing.T) {
	page := "a\n<!-- kinds: generated -->\nold\n<!-- end of kinds -->\nb\n<!-- paths: generated -->\n<!-- end of paths -->\nc\n"
	first, err := support.Written([]byte(page), kinds(t))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(first), "old") || !strings.HasPrefix(string(first), "a\n") || !strings.HasSuffix(string(first), "\nc\n") {
		t.Errorf("got %s", first)
	}
	if again, err := support.Written(first, kinds(t)); err != nil || !bytes.Equal(first, again) {
		t.Errorf("a second time it is %s (%v)", again, err)
	}
	if _, err := support.Written([]byte("<!-- kinds: generated -->\n"), kinds(t)); err == nil {
		t.Error("a page without an end is written")
	}
	if _, err := support.Written([]byte("<!-- fruit: generated -->\n<!-- end of fruit -->\n"), kinds(t)); err == nil {
		t.Error("a page with an unknown part is written")
	}
}

func TestTheVendorsOperationsAreRead(t *testing.T) {
	dir := t.TempDir()
	for _, version := range []string{"beta", "v3", "v2024", "v2025", "v2026", "latest"} {
		paths := `{"/sources/{id}": {"get": {}, "parameters": []}, "/accounts": {"get": {}}}`
		if version == "latest" {
			paths = `{"/sources/v1": {"post": {}}, "/sources/v2/{id}": {"put": {}}}`
		}
		if err := os.WriteFile(filepath.Join(dir, version+".json"), []byte(`{"paths": `+paths+`}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := support.SurfaceOf(kinds(t)).Vendor(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []support.Operation{
		{Version: "beta", Method: "GET", Path: "/sources/{id}"},
		{Version: "v1", Method: "POST", Path: "/sources"},
		{Version: "v1", Method: "PUT", Path: "/sources/v2/{id}"},
	} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if len(all) != 7 {
		t.Errorf("there are %d: %v", len(all), all)
	}
	if _, err := support.SurfaceOf(kinds(t)).Vendor(t.TempDir()); err == nil {
		t.Error("an empty folder describes something")
	}
}
