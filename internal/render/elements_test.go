package render

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
)

func TestFieldsAreToldByTheElementThatTheyStandIn(t *testing.T) {
	const list = jsonvalue.Pointer("/attributes")
	part := func(name string) any { return map[string]any{"name": name} }
	names := elementsOf(&planner.Change{
		Fingerprint: planner.Fingerprint{list: []any{part("first"), part("second"), part("third")}},
		Steps:       []planner.Step{{Patch: planner.Patch{{Op: planner.OpRemove, Path: list.Index(0)}}}},
	})
	tests := []struct {
		name  string
		field planner.FieldChange
		want  string
	}{
		{"an element that goes is called as it was", planner.FieldChange{Pointer: "/attributes/0", Before: part("first"), After: planner.Absent{}}, "first"},
		{"a field that changes stands where it will be", planner.FieldChange{Pointer: "/attributes/0/type", Before: "INT", After: "LONG"}, "second"},
		{"so does a field that is cleared", planner.FieldChange{Pointer: "/attributes/0/type", Before: "INT", After: planner.Absent{}}, "second"},
		{"an element without a name borrows none", planner.FieldChange{Pointer: "/attributes/1", Before: map[string]any{"x": true}, After: planner.Absent{}}, ""},
		{"what goes from a list in an element is of that element", planner.FieldChange{Pointer: "/attributes/1/values/0", Before: "a", After: planner.Absent{}}, "third"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := names.name(tt.field); got != tt.want {
				t.Errorf("it is called %q, want %q", got, tt.want)
			}
		})
	}
}
