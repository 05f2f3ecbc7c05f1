package planner

import (
	"strings"
	"testing"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// A former name is of no use to a kind whose name cannot change.
func TestPreviouslyIsNotSuggestedForAKindThatCannotBeRenamed(t *testing.T) {
	kinds := shippedKinds(t)
	source := kinds.Find("Source")
	doc := &state.Document{Kind: source, Key: "Source/New"}
	plan := guardedPlan()
	for i := range plan.Changes {
		plan.Changes[i].Kind = plan.Changes[i].Key.Kind()
	}
	said := func() string {
		refused := Guard(plan, kinds, state.GuardSettings{}, Allow{Delete: state.PatternsOf("*")}, nil)
		return refused.Err().Error() + renameText(doc, candidate{name: "Old", why: "is much like it"}) + renameText(doc, candidate{name: "Old", twin: true})
	}
	if n := strings.Count(said(), "previously: "); n != 3 {
		t.Errorf("%d mentions of previously, want 3: %s", n, said())
	}
	source.Spec.Property("name").Immutable = registry.ImmutableAfterCreate
	if text := said(); strings.Contains(text, "previously") || !strings.Contains(text, "--allow-create") {
		t.Errorf("got %s", text)
	}
}
