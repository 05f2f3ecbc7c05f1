package registry_test

import (
	"fmt"
	"os"
	"slices"
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
			if other := seen[e.Path]; other != "" && !k.IsEnumerated() {
				t.Errorf("%s and %s are both read from %s", k.Name, other, e.Path)
			}
			seen[e.Path] = k.Name
		}
	}
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
	want := []string{"name", "shape", "area", "wild", "planted", "gardener", "gardenerName", "helper", "keeper", "bees", "tools"}
	if !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
}

// TestADefinitionMayContainItselfInSoManyLevels goes down a made-up rule: below
// the last level there are no more.
func TestADefinitionMayContainItselfInSoManyLevels(t *testing.T) {
	kinds, err := registry.Read(os.DirFS("testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	levels := 0
	for f := kinds.Find("Tree").Spec.Property("pruning"); f != nil; f = f.Property("rules") {
		if f.Items != nil {
			f = f.Items
		}
		if f.Property("gardener").Ref == nil {
			t.Error("a level lost its reference")
		}
		levels++
	}
	if levels != 3 {
		t.Errorf("got %d levels, want 3", levels)
	}
}
