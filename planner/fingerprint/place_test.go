package fingerprint_test

import (
	"testing"

	"isc-sync/internal/tenanttest"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// TestTheOrderOfASetCountsOnlyForPatchesByIndex turns a set with keys around: a patch
// that names an element by its index would meet another one.
func TestTheOrderOfASetCountsOnlyForPatchesByIndex(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	orchard := func(names ...string) *state.Object {
		var crops []any
		for _, name := range names {
			crops = append(crops, map[string]any{"name": name, "age": "old"})
		}
		return &state.Object{Key: "Orchard/o", Kind: kinds.Find("Orchard"), ID: "1", Value: map[string]any{"name": "o", "climate": "mild", "crops": crops}}
	}
	declared := map[string]any{"crops": []any{map[string]any{"name": "fig"}, map[string]any{"name": "kiwi"}}}
	for _, tt := range []struct {
		name  string
		op    patch.Op
		stale bool
	}{
		{"beside it", patch.Op{Op: patch.Replace, Path: "/climate", Value: "hot"}, false},
		{"at its end", patch.Op{Op: patch.Add, Path: "/crops/-", Value: map[string]any{"name": "plum"}}, false},
		{"of a member", patch.Op{Op: patch.Replace, Path: "/crops/1/age", Value: "new"}, true},
		{"of an element", patch.Op{Op: patch.Replace, Path: "/crops/1", Value: map[string]any{"name": "kiwi"}}, true},
		{"that removes an element", patch.Op{Op: patch.Remove, Path: "/crops/1"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			was := orchard("fig", "kiwi")
			fp := fingerprint.Of(secrecy.Rules{Kind: was.Kind, Live: was}, declared, patch.Patch{tt.op})
			if drift := fingerprint.Stale(fp, was.Kind, orchard("kiwi", "fig")); (len(drift) > 0) != tt.stale {
				t.Errorf("in another order: drift %v, want any: %v", drift, tt.stale)
			}
			if drift := fingerprint.Stale(fp, was.Kind, orchard("kiwi", "pear")); len(drift) == 0 {
				t.Error("another element is not found")
			}
			if drift := fingerprint.Stale(fp, was.Kind, orchard("fig", "kiwi")); len(drift) > 0 {
				t.Errorf("as it was: drift %v", drift)
			}
		})
	}
}
