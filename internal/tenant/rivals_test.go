package tenant_test

import (
	"encoding/json"
	"testing"

	"isc-sync/state"
)

// TestRivalsAreReadForAnotherUniqueValue wants the whole list only where a document
// gives an object a value that no two may have.
func TestRivalsAreReadForAnotherUniqueValue(t *testing.T) {
	tests := []struct {
		name string
		spec map[string]any
		read bool
	}{
		{"another rank", map[string]any{"rank": json.Number("2")}, true},
		{"the same rank", map[string]any{"rank": json.Number("1")}, false},
		{"no rank", map[string]any{"area": json.Number("9")}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &strict{lists: map[string]*strictList{"/farms": {
				ops: map[string][]string{"name": {"in"}, "id": {"in"}}, most: 50, sorters: []string{"name"}, size: 50, marker: "offset", count: true,
				rows: []map[string]any{{"id": "f1", "name": "Hill", "rank": 1}, {"id": "f2", "name": "Vale", "rank": 2}},
			}}}
			r := guildReader(t, s)
			hill := &state.Document{Key: "Farm/Hill", Kind: r.Kinds.Find("Farm"), Identity: []string{"Hill"}, Spec: tt.spec}
			snapshot, err := r.Declared(t.Context(), state.Documents{hill})
			if err != nil {
				t.Fatal(err)
			}
			before := len(s.asked)
			if err := r.Undeclared(t.Context(), snapshot, state.Documents{hill}); err != nil {
				t.Fatal(err)
			}
			if read := len(s.asked)-before == 1; read != tt.read {
				t.Errorf("asked %q", s.asked[before:])
			}
			if known := snapshot.Live.Find("Farm/Vale") != nil; known != tt.read {
				t.Errorf("the rival is known: %v", known)
			}
		})
	}
}
