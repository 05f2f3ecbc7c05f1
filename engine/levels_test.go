package engine

import (
	"slices"
	"testing"

	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/state"
)

// TestWhatIsChosenIsReadOnAllLevels chooses an orchard, or a tree, of documents on
// three levels.
func TestWhatIsChosenIsReadOnAllLevels(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	var docs state.Documents
	for _, key := range []state.Key{"Orchard/North", "Orchard/South", "Row/North/First", "Row/South/First", "Tree/North/First/Cox", "Tree/South/First/Cox", "Tree/South/First/Gala"} {
		docs = append(docs, &state.Document{Key: key, Kind: kinds.Find(key.Kind())})
	}
	for only, want := range map[state.Key][]state.Key{
		"Orchard/South":        {"Orchard/North", "Orchard/South", "Row/South/First", "Tree/South/First/Cox", "Tree/South/First/Gala"},
		"Tree/South/First/Cox": {"Orchard/North", "Orchard/South", "Row/South/First", "Tree/South/First/Cox"},
	} {
		var got []state.Key
		for _, d := range toRead(docs, planner.Options{Only: []state.Key{only}}) {
			got = append(got, d.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("for %s are read %q, want %q", only, got, want)
		}
	}
}

// TestAnExportIsOfAllLevels chooses what is exported, and what has to be read for
// it, by a key on each level.
func TestAnExportIsOfAllLevels(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	e := &Engine{Kinds: kinds}
	for _, tt := range []struct {
		only, key      string
		read, exported bool
	}{
		{"Orchard/North", "Row/North/First", true, true},
		{"Orchard/North", "Tree/North/First/Cox", true, true},
		{"Orchard/North", "Row/South/First", false, false},
		{"Tree/North/First/Cox", "Orchard/North", true, false},
		{"Tree/North/First/Cox", "Row/North/First", true, false},
		{"Tree/North/First/Cox", "Row/North/Second", false, false},
	} {
		only := state.PatternsOf(tt.only)
		if got := e.below(only)(state.Key(tt.key)); got != tt.read {
			t.Errorf("--only %s reads below %s: %t, want %t", tt.only, tt.key, got, tt.read)
		}
		if got := e.among(only)(state.Key(tt.key)); got != tt.exported {
			t.Errorf("--only %s exports %s: %t, want %t", tt.only, tt.key, got, tt.exported)
		}
	}
}
