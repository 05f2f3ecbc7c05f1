package planner

import (
	"maps"
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestTheLegendNamesBareIDs(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
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
		field      plan.FieldChange
		want       map[string]plan.Name
	}{
		{"in an element that is added", "EntitlementRequestConfig", plan.Changed("/accessRequestConfig/approvalSchemes/0", plan.Absent{}, group), map[string]plan.Name{"g1": {Name: "Reviewers"}}},
		{"in a whole list that goes", "EntitlementRequestConfig", plan.Changed("/accessRequestConfig/approvalSchemes", []any{group}, plan.Absent{}), map[string]plan.Name{"g1": {Name: "Reviewers"}}},
		{"at the leaf itself", "MachineAccountMappings", plan.Changed("/mappings/0/target/sourceId", "unknown", "s1"), map[string]plan.Name{"s1": {Name: "HR"}}},
		{"a text that happens to be an id", "Source", plan.Changed("/type", plan.Absent{}, "JDBC"), nil},
		{"a key that nobody described", "Source", plan.Changed("/connectorAttributes/group", "g1", "s1"), nil},
		{"a value that is no id of its kind", "Source", plan.Changed("/connector", "JDBC", plan.Absent{}), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := s.legendOf(tt.field, kinds.Find(tt.kind)); !maps.Equal(got, tt.want) {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func TestTheLegendNamesPeopleAsDocumentsWriteThem(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	s := &scope{Input: Input{Kinds: kinds, Live: state.NewLive(), Directory: state.NewDirectory()}}
	s.Directory.Add("Identity", state.Entry{ID: "p1", Name: "user.03", Display: "Zoë Müller"})
	s.Directory.Add("Identity", state.Entry{ID: "p2", Name: "svc", Display: "svc"})
	owner := func(id, name string) map[string]any {
		return map[string]any{"type": "IDENTITY", "id": id, "name": name}
	}
	field := plan.Changed("/owner", owner("p2", "svc"), owner("p1", "Zoë Müller"))
	if got, want := s.legendOf(field, kinds.Find("Source")), map[string]plan.Name{"p1": {Name: "user.03", Display: "Zoë Müller"}}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func (s *scope) legendOf(f plan.FieldChange, kind *registry.Kind) map[string]plan.Name {
	s.legend = plan.NewLegend()
	s.explainValues(&plan.Change{Spec: kind.Spec, Fields: []plan.FieldChange{f}})
	return s.legend.Names
}
