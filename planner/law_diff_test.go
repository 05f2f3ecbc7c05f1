package planner_test

import (
	"testing"

	"pgregory.net/rapid"

	"isc-sync/planner"
	"isc-sync/state/registry"
)

// TestAPatchMakesWhatWasProposed compares any two objects of a kind, whether or
// not a document could have proposed the one from the other: duplicate keys and
// odd types on either side included.
func TestAPatchMakesWhatWasProposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := anyKind().Draw(t, "kind")
		live, proposed := liveObject(t, kind.Spec), liveObject(t, kind.Spec)
		if rapid.Bool().Draw(t, "near") {
			proposed = near(t, live).(map[string]any)
		}
		patch, sendable := planner.Diff(kind, live, proposed)
		if sendable && !makes(patch, live, proposed) {
			t.Fatalf("kind %s: %v does not make %s of %s", sketch(kind.Spec), patch, text(proposed), text(live))
		}
		if kind.Update.How == registry.UpdateByPut && !sendable {
			t.Fatalf("%v cannot be put", patch)
		}
		if self, _ := planner.Diff(kind, live, live); len(self) > 0 {
			t.Fatalf("an object differs from itself: %v", self)
		}
	})
}
