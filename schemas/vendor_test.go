package schemas_test

import (
	"bytes"
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
	Paths      map[string]map[string]json.RawMessage `json:"paths"`
	Components struct {
		Parameters map[string]json.RawMessage `json:"parameters"`
	} `json:"components"`
}

var shared = regexp.MustCompile(`\{\s*"\$ref": *"#/components/parameters/([^"]+)"\s*\}`)

// whole returns an operation with the parameters that it shares with others.
func (v vendor) whole(operation json.RawMessage) json.RawMessage {
	return shared.ReplaceAllFunc(operation, func(ref []byte) []byte {
		return v.Components.Parameters[string(shared.FindSubmatch(ref)[1])]
	})
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
	start = regexp.MustCompile(`"name": *"start"`)
)

// isPaged tells whether an operation takes what pages are read with, by itself
// or by reference: a limit, and a count or a start.
func isPaged(operation json.RawMessage) bool {
	return limit.Match(operation) && (count.Match(operation) || start.Match(operation))
}

// method returns the version's operation for the endpoint, nil where it has
// none, whatever its variables are called there.
func (v vendor) method(version string, e *registry.Endpoint) json.RawMessage {
	vars := map[string]string{}
	for _, name := range e.Variables() {
		vars[name] = "{}"
	}
	want := strings.TrimPrefix(e.URLPath(version, vars), "/")
	if version != registry.Unprefixed {
		want = strings.TrimPrefix(want, version+"/")
	}
	for path, methods := range v.Paths {
		if strings.TrimPrefix(variables.ReplaceAllString(path, "{}"), "/") == want {
			return methods[strings.ToLower(e.Method)]
		}
	}
	if of := v.scoped(want); of != nil {
		return of[strings.ToLower(e.Method)]
	}
	return nil
}

// scoped are the operations at a path whose last segment is a value of an enum.
func (v vendor) scoped(want string) map[string]json.RawMessage {
	at := max(0, strings.LastIndex(want, "/"))
	for path, methods := range v.Paths {
		template := strings.TrimPrefix(variables.ReplaceAllString(path, "{}"), "/")
		for _, operation := range methods {
			if template == want[:at]+"/{}" && strings.Contains(string(operation), `"`+strings.TrimPrefix(want[at:], "/")+`"`) {
				return methods
			}
		}
	}
	return nil
}

// avoided are operations that a version has and that are called in another one.
var avoided = map[string]bool{
	"beta GET /notification-templates/{id}": true, // it answers a list (API: NotificationTemplate)
}

func TestEveryEndpointIsInTheVendorsDescription(t *testing.T) {
	all := descriptions(t)
	kinds := read(t)
	for _, k := range kinds.All() {
		for _, e := range endpoints(k) {
			for _, version := range registry.Versions() {
				claimed := (k.In(version) || slices.Contains(e.Versions, version)) && e.VersionFor(version) == version
				excused := undescribed[k.Name+" "+version] || avoided[version+" "+e.Method+" "+e.Path]
				if described := all[version].has(version, e); claimed != described && !excused {
					t.Errorf("%s: %s %s in %s: we say %v, the vendor %v", k.Name, e.Method, e.Path, version, claimed, described)
				}
			}
		}
		checkUsers(t, k, all)
		checkHolders(t, k, all)
	}
	for _, k := range kinds.Lookups() {
		for _, e := range lookups(k) {
			for _, version := range registry.Versions() {
				claimed, described := len(e.Versions) == 0 || slices.Contains(e.Versions, version), all[version].method(version, e)
				if claimed != (described != nil) {
					t.Errorf("%s: %s in %s: we say %v", k.Name, e.Path, version, claimed)
				}
				if paged := e.PageIn(version) > 0; claimed && paged != limit.Match(described) {
					t.Errorf("%s: %s in %s is paged: we say %v", k.Name, e.Path, version, paged)
				}
			}
		}
	}
}

// checkHolders wants the lists of what loses an object to take what they are asked for.
func checkHolders(t *testing.T, k *registry.Kind, all map[string]vendor) {
	if k.Delete.Preflight == nil {
		return
	}
	for _, h := range k.Delete.Preflight.Holders {
		for _, version := range k.Versions {
			list := h.Endpoint()
			used := list.VersionFor(version)
			m := all[used].method(used, list)
			if !isPaged(m) || !slices.Contains(sorters(all[used].whole(m)), h.Sorter) {
				t.Errorf("%s: the vendor has no pages of %s, or none sorted by %s, in %s", k.Name, h.Path, h.Sorter, used)
			}
			for _, q := range h.Query {
				if !bytes.Contains(m, []byte(`"name":"`+q.Name+`"`)) && !bytes.Contains(m, []byte(`"name": "`+q.Name+`"`)) {
					t.Errorf("%s: %s does not take %s in %s", k.Name, h.Path, q.Name, used)
				}
			}
		}
	}
}

// checkUsers wants the list that may have users of a kind's objects, which belongs to
// another kind, wherever the vendor has the kind.
func checkUsers(t *testing.T, k *registry.Kind, all map[string]vendor) {
	if k.Delete.Preflight == nil || k.Delete.Preflight.Users == nil {
		return
	}
	list := k.Delete.Preflight.Users.Endpoint()
	for _, version := range k.Versions {
		if used := list.VersionFor(version); !isPaged(all[used].method(used, list)) {
			t.Errorf("%s: the vendor has no pages of %s in %s", k.Name, list.Path, used)
		}
	}
}

// undescribed are kinds in versions where the vendor has but a part of the
// endpoints, so that we do without.
var undescribed = map[string]bool{
	"PasswordPolicies v2024": true, // PATCH without GET (API: Password policies)
	"LifecycleState beta":    true, // no list (API: LifecycleState)

	"NotificationPreference beta":  true, // no list and no PUT (API: NotificationPreference)
	"NotificationPreference v2024": true, // the same
	"NotificationPreference v2025": true, // the same

	"PrivilegeCriteria v2025": true, // in the complete edition only (API: PrivilegeCriteria)
	"PrivilegeCriteria v2026": true, // the same
	"PrivilegeCriteria v1":    true, // the same
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
		all = append(all, p.Endpoint())
		for _, h := range p.Holders {
			all = append(all, h.Endpoint())
		}
		if p.Count != nil {
			all = append(all, p.Count.Endpoint())
		}
	}
	return slices.DeleteFunc(all, func(e *registry.Endpoint) bool { return e == nil })
}

func lookups(k *registry.Kind) []*registry.Endpoint {
	all := []*registry.Endpoint{k.API.List}
	for _, by := range k.Lookup.By {
		all = append(all, k.ListFor(by))
	}
	return all
}

// TestListsAskForNothingElse holds what a list is asked for against what the
// vendor says that it takes.
func TestListsAskForNothingElse(t *testing.T) {
	all := descriptions(t)
	kinds := read(t)
	for _, k := range slices.Concat(kinds.All(), kinds.Lookups()) {
		lists := []*registry.Endpoint{k.API.List}
		if k.Lookup != nil {
			lists = lookups(k)
		}
		for _, e := range lists {
			for _, version := range registry.Versions() {
				if e == nil || e.VersionFor(version) != version || k.Declarable() && !k.In(version) {
					continue
				}
				operation := all[version].method(version, e)
				for _, f := range e.Filters {
					if ops := operators(operation, f.Field); !slices.Contains(ops, string(f.Op)) {
						t.Errorf("%s: %s in %s filters %s by %v, not by %s", k.Name, e.Path, version, f.Field, ops, f.Op)
					}
				}
				if fields := sorters(all[version].whole(operation)); e.Sorter != "" && !slices.Contains(fields, e.Sorter) {
					t.Errorf("%s: %s in %s sorts by %v, not by %s", k.Name, e.Path, version, fields, e.Sorter)
				}
				if !e.Uncounted && e.PageIn(version) > 0 && !count.Match(operation) {
					t.Errorf("%s: %s in %s does not count", k.Name, e.Path, version)
				}
			}
		}
	}
}

// operators are those that the vendor's text names for a filter's field.
func operators(operation json.RawMessage, field string) []string {
	found := regexp.MustCompile(`\*\*` + regexp.QuoteMeta(field) + `\*\*: \*([a-z, ]+)\*`).FindSubmatch(operation)
	if found == nil {
		return nil
	}
	return strings.Split(string(found[1]), ", ")
}

// sorters are the fields that the vendor's text names for sorting.
func sorters(operation json.RawMessage) []string {
	found := regexp.MustCompile(`Sorting is supported for the following fields: \*\*([^*]+)\*\*`).FindSubmatch(operation)
	if found == nil {
		return nil
	}
	return strings.Split(string(found[1]), ", ")
}
