package support_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/operate/support"
	"isc-sync/internal/tenanttest"
)

const withoutKind = "## Collections without a kind"

// TestEveryCollectionIsDeclaredOrLeftOut wants a reason for each collection of the vendor
// that can be written, and in which nothing is declared. The page of general facts has
// them all.
func TestEveryCollectionIsDeclaredOrLeftOut(t *testing.T) {
	dir := os.Getenv(contract.Variable)
	if dir == "" {
		t.Skipf("%s is not set", contract.Variable)
	}
	beyond, err := support.SurfaceOf(tenanttest.Kinds(t)).Beyond(dir)
	if err != nil {
		t.Fatal(err)
	}
	reasons := support.Elsewhere()
	needed := make([]bool, len(reasons))
	for _, o := range beyond {
		i := slices.IndexFunc(reasons, func(e support.Exclusion) bool { return e.Covers(o) })
		switch {
		case i >= 0:
			needed[i] = true
		case o.Method != "GET" && o.Method != "DELETE":
			t.Errorf("%s is neither declared nor left out with a reason", o)
		}
	}
	for i, e := range reasons {
		if !needed[i] {
			t.Errorf("%s is left out, and there is nothing like it to leave out", e.Path)
		}
	}
}

func TestTheFactsNameEachCollectionWithoutAKind(t *testing.T) {
	page, err := os.ReadFile("../../../docs/api/general.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(page), withoutKind)
	if !found {
		t.Fatalf("the page has no section %q", withoutKind)
	}
	for _, e := range support.Elsewhere() {
		if path := strings.TrimSuffix(e.Path, "/**"); !strings.Contains(section, "`"+path) && !strings.Contains(section, "`"+path[:strings.Index(path+"/{", "/{")]) {
			t.Errorf("the section %q does not name %s", withoutKind, path)
		}
	}
}
