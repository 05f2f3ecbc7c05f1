package render

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

func TestAFieldIsCalledByItsListElement(t *testing.T) {
	login := map[string]any{"name": "login", "transform": map[string]any{"attributes": map[string]any{"name": "uid"}}}
	tests := []struct {
		pointer       jsonvalue.Pointer
		before, after any
		want          string
	}{
		{"/fields/0/transform/attributes/name", "uid", "email", "/fields[login]/transform/attributes/name"},
		{"/fields/0/transform/attributes", map[string]any{"name": "uid"}, map[string]any{"name": "email"}, "/fields[login]/transform/attributes"},
		{"/fields/1", plan.Absent{}, map[string]any{"name": "mail"}, "/fields[mail]"},
		{"/owner", map[string]any{"name": "a"}, map[string]any{"name": "b"}, "/owner"},
		{"/features/1", plan.Absent{}, "SYNC", "/features"},
		{"/order/1", plan.Absent{}, "SYNC", "/order/1"},
		{"/days/0/cents", 5, 6, "/days[Monday]/cents"},
		{"/days/2", plan.Absent{}, map[string]any{"day": "Friday"}, "/days[Friday]"},
	}
	for _, tt := range tests {
		t.Run(string(tt.pointer), func(t *testing.T) {
			f := plan.FieldChange{Pointer: tt.pointer, Before: tt.before, After: tt.after}
			spec := &registry.Field{Properties: []*registry.Field{
				{Name: "features", List: registry.Set, Items: &registry.Field{}}, {Name: "order", List: registry.Ordered, Items: &registry.Field{}},
				{Name: "days", List: registry.KeyedSet, KeyFields: []string{"day"}, Items: &registry.Field{}},
			}}
			days := []any{map[string]any{"day": "Sunday"}, map[string]any{"day": "Monday"}}
			c := &plan.Change{
				Spec: spec, Fields: []plan.FieldChange{f},
				Fingerprint: plan.Fingerprint{"/fields": []any{login}, "/days": map[string]any{plan.MarkWhole: days}},
				Steps:       []plan.Step{{Patch: patch.Patch{{Op: patch.Replace, Path: "/days", Value: []any{days[1]}}}}},
			}
			if got := elementsOf(c).label(f); got != tt.want {
				t.Errorf("it is called %q, want %q", got, tt.want)
			}
		})
	}
}
