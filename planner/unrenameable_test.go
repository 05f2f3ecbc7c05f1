package planner

import (
	"strings"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// A former name is of no use to a kind whose name cannot change.
func TestPreviouslyIsNotSuggestedForAKindThatCannotBeRenamed(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	source := kinds.Find("Source")
	doc := &state.Document{Kind: source, Key: "Source/New"}
	said := func() string {
		return renameText(doc, candidate{name: "Old", why: "is much like it"}) + renameText(doc, candidate{name: "Old", twin: true})
	}
	if n := strings.Count(said(), "previously: "); n != 2 {
		t.Errorf("%d mentions of previously, want 2: %s", n, said())
	}
	source.Spec.Property("name").Immutable = registry.ImmutableAfterCreate
	if text := said(); strings.Contains(text, "previously") {
		t.Errorf("got %s", text)
	}
}
