package export_test

import (
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

func TestWhatTheSortOfAnObjectExcludesIsNotExported(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	tests := []struct{ name, sort, want string }{
		{"one sort", "JAM", `{"sugar":"cane"}`},
		{"the other", "PICKLE", `{"sort":"PICKLE","vinegar":"malt"}`},
		{"a sort that nothing is known of", "SAUCE", `{"sort":"SAUCE","sugar":"cane","vinegar":"malt"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			live := state.NewLive()
			live.Add(&state.Object{Key: "Jar/plum", Kind: kinds.Find("Jar"), ID: "1", Value: map[string]any{"sort": tt.sort, "sugar": "cane", "vinegar": "malt"}})
			out := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: &state.Directory{}})
			if got := string(jsonvalue.Canonical(out.Documents[0].Spec)); got != tt.want {
				t.Errorf("exported %s, want %s", got, tt.want)
			}
		})
	}
}
