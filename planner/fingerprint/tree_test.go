package fingerprint_test

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
)

// TestATreeIsStaleOnlyIfItMeansSomethingElse has trees with more levels than are
// described, since tenants keep such, and turn their children around at each reading.
func TestATreeIsStaleOnlyIfItMeansSomethingElse(t *testing.T) {
	const red, blue, green = `{"is":"OF","color":"red","rules":null,"shelf":1}`, `{"is":"OF","color":null,"colors":["blue"]}`, `{"is":"OF","color":"green"}`
	planned := `{"is":"ALL","color":"","rules":[{"is":"ALL","rules":[{"is":"ANY","rules":[` + red + `,{"is":"ALL","rules":[` + blue + `,` + green + `]}]}]}]}`
	tests := []struct {
		name, now string
		stale     bool
	}{
		{"as it was", planned, false},
		{"turned around at the third and fourth level", `{"is":"ALL","rules":[{"is":"ALL","rules":[{"is":"ANY","rules":[{"is":"ALL","rules":[` + green + `,` + blue + `]},` + red + `]}]}]}`, false},
		{"without its padding", `{"is":"ANY","color":null,"rules":[{"is":"ALL","rules":[{"is":"OF","color":"blue"},` + green + `]},` + red + `]}`, false},
		{"another value at the fourth level", `{"is":"ALL","rules":[{"is":"ALL","rules":[{"is":"ANY","rules":[` + red + `,{"is":"ALL","rules":[` + green + `,` + green + `]}]}]}]}`, true},
		{"joined otherwise at the third level", `{"is":"ALL","rules":[{"is":"ALL","rules":[{"is":"ALL","rules":[` + red + `,{"is":"ALL","rules":[` + blue + `,` + green + `]}]}]}]}`, true},
		{"with something else that nothing describes", `{"is":"ANY","rules":[{"is":"ALL","rules":[` + blue + `,` + green + `]},{"is":"OF","color":"red","shelf":2}]}`, true},
	}
	kinds, _ := tenanttest.MadeUp(t)
	basket := func(rule string) *state.Object {
		value, err := jsonvalue.Decode([]byte(rule))
		if err != nil {
			t.Fatal(err)
		}
		return &state.Object{Key: "Basket/b", Kind: kinds.Find("Basket"), ID: "1", Value: map[string]any{"name": "b", "rule": value, "motto": "x"}}
	}
	changes := map[string]patch.Patch{
		"a change beside it": {{Op: patch.Replace, Path: "/motto", Value: "y"}},
		"a change of it":     {{Op: patch.Replace, Path: "/rule", Value: map[string]any{"is": "OF", "color": "white"}}},
	}
	for change, ops := range changes {
		for _, tt := range tests {
			t.Run(change+", "+tt.name, func(t *testing.T) {
				was, now := basket(planned), basket(tt.now)
				declared := map[string]any{"motto": "y", "rule": map[string]any{"is": "OF", "color": "white"}}
				fp := fingerprint.Of(secrecy.Rules{Kind: was.Kind, Live: was}, declared, ops)
				if drift := fingerprint.Stale(plan.Fingerprint(fp), was.Kind, now); (len(drift) > 0) != tt.stale {
					t.Errorf("drift %v, want any: %v", drift, tt.stale)
				}
			})
		}
	}
}
