package planner

import (
	"maps"
	"testing"

	"isc-sync/schemas"
	"isc-sync/state"
)

func TestBareIDsAreToldWithTheNamesOfWhatTheyMean(t *testing.T) {
	kinds, err := state.ReadKinds(schemas.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := &scope{Input: Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory()}}
	s.Live.Add(&state.Object{Key: "Source/HR", Kind: kinds.Find("Source"), ID: "s1"})
	s.Directory.Add("GovernanceGroup", state.Entry{ID: "g1", Name: "Reviewers"})
	s.Directory.Add("Connector", state.Entry{ID: "jdbc", Name: "jdbc"})
	fields := []FieldChange{
		fieldChange("/a", Absent{}, map[string]any{"approverId": "g1"}),
		fieldChange("/b", []any{"s1", "unknown", "jdbc"}, Absent{}),
	}
	tests := map[string]map[string]string{
		"EntitlementRequestConfig": {"g1": "Reviewers", "s1": "HR"},
		"Schedule":                 nil, // refers to nothing
	}
	for kind, want := range tests {
		if got := s.namesIn(kinds.Find(kind), fields); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", kind, got, want)
		}
	}
}
