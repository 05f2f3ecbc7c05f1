package schemas_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// vendor is one of the vendor's OpenAPI descriptions, as far as it is needed.
type vendor struct {
	Paths map[string]map[string]json.RawMessage `json:"paths"`
}

// descriptions reads the vendor's description of each API version.
func descriptions(t *testing.T) map[string]vendor {
	t.Helper()
	dir := os.Getenv("ISC_OPENAPI_DIR")
	if dir == "" {
		t.Skip("ISC_OPENAPI_DIR is not set")
	}
	all := map[string]vendor{}
	for _, version := range registry.Versions() {
		file := version
		if version == registry.Unprefixed {
			file = "latest"
		}
		data, err := os.ReadFile(filepath.Join(dir, file+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var v vendor
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[version] = v
	}
	return all
}

var variables = regexp.MustCompile(`\{[^}]*\}`)

func (v vendor) has(version string, e *registry.Endpoint) bool { return v.method(version, e) != nil }

var (
	limit = regexp.MustCompile(`"(name": *"|\$ref": *"#/components/parameters/)limit(50)?"`)
	count = regexp.MustCompile(`"(name": *"|\$ref": *"#/components/parameters/)count"`)
)

// isPaged tells whether an operation takes what pages are read with, by itself
// or by reference: a limit and a count.
func isPaged(operation json.RawMessage) bool {
	return limit.Match(operation) && count.Match(operation)
}

// method returns the version's operation for the endpoint, nil where it has
// none, whatever its variables are called there.
func (v vendor) method(version string, e *registry.Endpoint) json.RawMessage {
	want := strings.TrimPrefix(e.URLPath(version, map[string]string{"parent.id": "{}", "id": "{}"}), "/")
	if version != registry.Unprefixed {
		want = strings.TrimPrefix(want, version+"/")
	}
	for path, methods := range v.Paths {
		if strings.TrimPrefix(variables.ReplaceAllString(path, "{}"), "/") == want {
			return methods[strings.ToLower(e.Method)]
		}
	}
	return nil
}

func TestEveryEndpointIsInTheVendorsDescription(t *testing.T) {
	all := descriptions(t)
	kinds := read(t)
	for _, k := range kinds.All() {
		for _, e := range endpoints(k) {
			for _, version := range registry.Versions() {
				claimed := k.In(version) && e.VersionFor(version) == version
				if described := all[version].has(version, e); claimed != described && !undescribed[k.Name+" "+version] {
					t.Errorf("%s: %s %s in %s: we say %v, the vendor %v", k.Name, e.Method, e.Path, version, claimed, described)
				}
			}
		}
	}
	for _, k := range kinds.Lookups() {
		for _, e := range lookups(k) {
			for _, version := range registry.Versions() {
				claimed, described := e.VersionFor(version) == version, all[version].method(version, e)
				if claimed != (described != nil) {
					t.Errorf("%s: %s in %s: we say %v", k.Name, e.Path, version, claimed)
				}
				if paged := e.PageIn(version) > 0; claimed && paged != isPaged(described) {
					t.Errorf("%s: %s in %s is paged: we say %v", k.Name, e.Path, version, paged)
				}
			}
		}
	}
}

// undescribed are kinds in versions where the vendor has but a part of the
// endpoints, so that we do without.
var undescribed = map[string]bool{
	"PasswordPolicies v2024": true, // PATCH without GET (API: Password policies)
}

func read(t *testing.T) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func endpoints(k *registry.Kind) []*registry.Endpoint {
	all := []*registry.Endpoint{k.API.List, k.API.Read, k.API.Create, k.API.Update, k.API.Replace, k.API.Delete}
	if p := k.Delete.Preflight; p != nil {
		all = append(all, p.Endpoint(), p.Count.Endpoint())
	}
	return slices.DeleteFunc(all, func(e *registry.Endpoint) bool { return e == nil })
}

func lookups(k *registry.Kind) []*registry.Endpoint {
	all := []*registry.Endpoint{k.Lookup.List()}
	for _, by := range k.Lookup.By {
		all = append(all, by.Endpoint(k.Lookup))
	}
	return all
}
