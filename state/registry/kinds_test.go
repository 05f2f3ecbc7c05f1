package registry_test

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// shipped returns the kinds that the program has.
func shipped(t *testing.T) *registry.Kinds {
	t.Helper()
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

// kind is a made-up kind's file.
func kind(name, parent string) *fstest.MapFile {
	return &fstest.MapFile{Data: fmt.Appendf(nil, `{"x-kind": {"name": %q, "parent": %q}, "type": "object"}`, name, parent)}
}

func TestKindsComeParentsFirstThenByName(t *testing.T) {
	kinds, err := registry.Read(fstest.MapFS{
		"a.json": kind("Apple", "Tree"), "b.json": kind("Tree", "Orchard"), "c.json": kind("Orchard", ""),
		"d.json": kind("Bee", "Orchard"), "e.json": kind("Barn", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, k := range kinds.All() {
		names = append(names, k.Name)
	}
	if want := []string{"Barn", "Orchard", "Bee", "Tree", "Apple"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestNoTwoKindsAreReadFromOnePath(t *testing.T) {
	seen := map[string]string{}
	for _, k := range shipped(t).All() {
		for _, e := range []*registry.Endpoint{k.API.List, k.API.Read} {
			if e == nil {
				continue
			}
			if other := seen[e.Path]; other != "" {
				t.Errorf("%s and %s are both read from %s", k.Name, other, e.Path)
			}
			seen[e.Path] = k.Name
		}
	}
}

// TestEveryWordIsGeneric wants each word to work in a kind that the program
// does not ship: else it is one kind's name in disguise.
func TestEveryWordIsGeneric(t *testing.T) {
	var text strings.Builder
	for _, madeUp := range []fs.FS{os.DirFS("testdata/kinds"), os.DirFS("../../internal/tenanttest/madeup")} {
		files, err := fs.Glob(madeUp, "*.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := fs.ReadFile(madeUp, name)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(data)
		}
	}
	seen := map[reflect.Type]bool{}
	for _, word := range slices.Concat(tags(reflect.TypeFor[registry.Kind](), seen), tags(reflect.TypeFor[registry.Field](), seen)) {
		if !strings.Contains(text.String(), `"`+word+`":`) {
			t.Errorf("no made-up kind uses the word %q", word)
		}
	}
}

// tags returns the words that a type and those below it take.
func tags(t reflect.Type, seen map[reflect.Type]bool) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	var words []string
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("json"); tag != "" && tag != "-" {
			words = append(words, tag)
			words = append(words, tags(t.Field(i).Type, seen)...)
		}
	}
	return words
}

func TestReadKeepsTheOrderOfFields(t *testing.T) {
	kinds, err := registry.Read(os.DirFS("testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range kinds.Find("Orchard").Spec.Properties {
		names = append(names, f.Name)
	}
	want := []string{"name", "shape", "area", "planted", "gardener", "gardenerName", "helper", "keeper", "bees", "tools"}
	if !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
}
