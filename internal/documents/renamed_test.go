package documents

import (
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// A kind whose name cannot change has no former name, wherever the name is.
func TestPreviouslyIsRefusedForAKindThatCannotBeRenamed(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	kinds.Find("Source").Spec.Property("name").Immutable = registry.ImmutableAfterCreate
	files := tree(map[string]string{"a.yaml": "kind: Source\nname: A\npreviously: B\nspec: {}\n"})
	_, err = load(files, kinds, schemas.FS, Options{})
	if err == nil || !strings.Contains(err.Error(), "a.yaml:3:1: Source/A: unknown key \"previously\"\n  hint: remove it: a Source cannot be renamed") {
		t.Errorf("got %v", err)
	}
}
