package acceptance

import (
	"net/url"
	"os"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/operate/support"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// checkWalk holds the support table of the README, and where it is at hand every
// operation of the vendor's API in the same collections, against what the scripts had tenants
// accept.
//
// When it fails, write the missing step into testdata/version, or the reason why
// there can be none into the exclusions of internal/operate/support.
func checkWalk(t *testing.T, recording string) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	surface := support.SurfaceOf(kinds)
	walk := support.Walk{
		Rows: support.Rows(kinds), Exclusions: support.Exclusions(),
		Calls: accepted(t, surface, recording), Vendor: vendor(t, surface),
	}
	for _, problem := range walk.Problems() {
		t.Error(problem)
	}
}

// accepted are the operations on record that a tenant said yes to.
func accepted(t *testing.T, surface support.Surface, recording string) []support.Operation {
	var calls []support.Operation
	for e, err := range contract.Exchanges(recording) {
		if err != nil {
			t.Fatal(err)
		}
		at, err := url.Parse(e.URL)
		if err != nil {
			t.Fatal(err)
		}
		if call, ok := surface.Called(e.Method, at.EscapedPath()); ok && e.Status/100 == 2 {
			calls = append(calls, call)
		}
	}
	return calls
}

func vendor(t *testing.T, surface support.Surface) []support.Operation {
	dir := os.Getenv(contract.Variable)
	if dir == "" {
		t.Logf("not walked through the vendor's OpenAPI: %s is not set", contract.Variable)
		return nil
	}
	all, err := surface.Vendor(dir)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
