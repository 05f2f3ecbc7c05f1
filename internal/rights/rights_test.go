package rights

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isc-sync/schemas"
)

var update = flag.Bool("update", false, "write rights.txt from the vendor's description")

// description is what we read of the vendor's description.
type description struct {
	Paths map[string]map[string]json.RawMessage `json:"paths"`
}

type operation struct {
	Security []map[string][]string `json:"security"`
	Levels   []string              `json:"x-sailpoint-userLevels"`
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// described reads all operations, those of the default version first.
func described(t *testing.T, dir string) map[string]Needed {
	t.Helper()
	all := map[string]Needed{}
	for _, version := range []string{"v2025", "v2026", "latest", "v2024", "v3", "beta"} {
		data, err := os.ReadFile(filepath.Join(dir, version+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var d description
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		for path, methods := range d.Paths {
			for method, raw := range methods {
				var o operation
				if !strings.Contains("get post put patch delete", method) || json.Unmarshal(raw, &o) != nil {
					continue
				}
				key := strings.ToUpper(method) + " " + placeholder.ReplaceAllString(path, "{id}")
				if _, known := all[key]; !known {
					all[key] = o.needed()
				}
			}
		}
	}
	return all
}

func (o operation) needed() Needed {
	n := Needed{Levels: o.Levels}
	seen := map[string]bool{}
	for _, way := range o.Security {
		for _, name := range []string{"userAuth", "applicationAuth", "UserContextAuth"} {
			for _, scope := range way[name] {
				if !seen[scope] {
					n.Scopes = append(n.Scopes, scope)
				}
				seen[scope] = true
			}
		}
	}
	return n
}

// isOurs reports whether an operation belongs to a collection that a kind is
// read from or written to.
func isOurs(t *testing.T, operation string) bool {
	t.Helper()
	_, path, _ := strings.Cut(operation, " /")
	collection, _, _ := strings.Cut(path, "/")
	return collections(t)[collection]
}

var pathWord = regexp.MustCompile(`"path": "/([^/"]+)`)

var collections = func() func(*testing.T) map[string]bool {
	var found map[string]bool
	return func(t *testing.T) map[string]bool {
		if found != nil {
			return found
		}
		found = map[string]bool{}
		files, err := fs.Glob(schemas.Kinds, "*/*.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := fs.ReadFile(schemas.Kinds, file)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range pathWord.FindAllSubmatch(data, -1) {
				found[string(match[1])] = true
			}
		}
		return found
	}
}()

func TestTheTableSaysWhatTheVendorDescribes(t *testing.T) {
	dir := os.Getenv("ISC_OPENAPI_DIR")
	if dir == "" {
		t.Skip("ISC_OPENAPI_DIR is not set")
	}
	all := described(t, dir)
	var want strings.Builder
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if n := all[key]; len(n.Scopes)+len(n.Levels) > 0 && isOurs(t, key) {
			fmt.Fprintf(&want, "%s\t%s\t%s\n", key, strings.Join(n.Scopes, " "), strings.Join(n.Levels, " "))
		}
	}
	if *update {
		if err := os.WriteFile("rights.txt", []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != want.String() {
		t.Error("rights.txt is not what the vendor describes; go test ./internal/rights -update writes it")
	}
}

func TestFor(t *testing.T) {
	tests := []struct{ method, path, at, want string }{
		{"GET", "/v2025/sources/0a1b/schemas?limit=250", "/v2025/sources/{id}/schemas",
			"the scope idn:source-schema:read or idn:source-schema:manage, and the user level ORG_ADMIN or SOURCE_ADMIN or SOURCE_SUBADMIN"},
		{"GET", "/sources", "/sources", ""},
		{"GET", "/nothing/like/this", "", ""},
	}
	for _, tt := range tests {
		needed, found := For(tt.method, tt.path)
		if found != (tt.at != "") || needed.Path != tt.at || tt.want != "" && needed.String() != tt.want {
			t.Errorf("%s %s: %q at %q, want %q at %q", tt.method, tt.path, needed, needed.Path, tt.want, tt.at)
		}
	}
}
