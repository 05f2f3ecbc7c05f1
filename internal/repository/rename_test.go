package repository

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// nameOf is what a kind file says of the name of its objects and of the patch that could
// change it.
type nameOf struct {
	Kind struct {
		Name     string
		Identity []struct{ Name, In string }
		API      struct{ Update struct{ Path string } }
	} `json:"x-kind"`
	Properties map[string]struct {
		Immutable string `json:"x-immutable"`
		ReadOnly  bool
	}
}

var inBraces = regexp.MustCompile(`\{[^}]*\}`)

// TestNamesThatAPatchTakesCanBeChanged compares the fields that the vendor says a patch
// takes with the kind files: an object can be renamed if its name is one of them, and
// only then.
func TestNamesThatAPatchTakesCanBeChanged(t *testing.T) {
	atTheTop(t)
	rows := endpointRows(t, "patch", sectionsOfFacts(t))
	compared := 0
	for file, k := range namesOfKinds(t) {
		if len(k.Kind.Identity) == 0 {
			continue
		}
		last := k.Kind.Identity[len(k.Kind.Identity)-1]
		path := inBraces.ReplaceAllString(k.Kind.API.Update.Path, "{}")
		for _, row := range rows {
			if last.In != "body" || inBraces.ReplaceAllString(row.path, "{}") != path {
				continue
			}
			compared++
			taken := slices.Contains(strings.Split(row.cells["fields"], ", "), "`"+last.Name+"`")
			field := k.Properties[last.Name]
			if changes := field.Immutable == "" && !field.ReadOnly; changes != taken {
				t.Errorf("%s: %s can be changed: %v; %s takes it: %v", file, last.Name, changes, row, taken)
			}
		}
	}
	if compared < 15 {
		t.Errorf("compared %d patches, want at least 15", compared)
	}
}

func namesOfKinds(t *testing.T) map[string]nameOf {
	t.Helper()
	all := map[string]nameOf{}
	err := filepath.WalkDir("schemas", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".json" || strings.Contains(filepath.ToSlash(file), "schemas/documents/") {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var k nameOf
		if err := json.Unmarshal(data, &k); err != nil {
			return err
		}
		all[file] = k
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
