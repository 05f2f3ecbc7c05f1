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
	s.Directory.Add("Connector", state.Entry{ID: "JDBC", Name: "jdbc"})
	group := map[string]any{"approverType": "GOVERNANCE_GROUP", "approverId": "g1"}
	tests := []struct {
		name, kind string
		field      FieldChange
		want       map[string]string
	}{
		{"in an element that is added", "EntitlementRequestConfig", fieldChange("/accessRequestConfig/approvalSchemes/0", Absent{}, group), map[string]string{"g1": "Reviewers"}},
		{"in a whole list that goes", "EntitlementRequestConfig", fieldChange("/accessRequestConfig/approvalSchemes", []any{group}, Absent{}), map[string]string{"g1": "Reviewers"}},
		{"at the leaf itself", "MachineAccountMappings", fieldChange("/mappings/0/target/sourceId", "unknown", "s1"), map[string]string{"s1": "HR"}},
		{"a text that happens to be an id", "Source", fieldChange("/type", Absent{}, "JDBC"), nil},
		{"a key that nobody described", "Source", fieldChange("/connectorAttributes/group", "g1", "s1"), nil},
		{"a value that is no id of its kind", "Source", fieldChange("/connector", "JDBC", Absent{}), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := s.namesIn(kinds.Find(tt.kind), []FieldChange{tt.field}); !maps.Equal(got, tt.want) {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}
