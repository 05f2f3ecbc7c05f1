package fingerprint

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestAListWithoutAnOrderIsNotStaleInAnotherOrderAndKeepsThePlannedPlaces(t *testing.T) {
	spec := &registry.Field{Properties: []*registry.Field{{
		Name: "members", Types: []string{"array"}, List: registry.KeyedSet, KeyFields: []string{"name"},
		Items: &registry.Field{Types: []string{"object"}, Properties: []*registry.Field{{Name: "name"}, {Name: "on"}}},
	}}}
	member := func(name string, on bool) any { return map[string]any{"name": name, "on": on} }
	planned := []any{member("b", false), member("a", true)}
	fp := plan.Fingerprint{"/members": planned}
	tests := []struct {
		name       string
		how        registry.UpdateHow
		live, want []any
		stale      bool
	}{
		{name: "another order", how: registry.UpdateByPut, live: []any{member("a", true), member("b", false)}, want: planned},
		{
			name: "a new element stands behind", how: registry.UpdateByPut, stale: true,
			live: []any{member("c", true), member("a", true), member("b", false)},
			want: []any{member("b", false), member("a", true), member("c", true)},
		},
		{
			name: "a patch needs the tenant's places", how: registry.UpdateByPatch, stale: true,
			live: []any{member("a", true), member("b", false)}, want: []any{member("a", true), member("b", false)},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kind := &registry.Kind{Spec: spec, Update: registry.UpdateRule{How: tt.how}}
			now := &state.Object{Kind: kind, Value: map[string]any{"members": tt.live}}
			if got := Reordered(fp, now).Value["members"]; !jsonvalue.Equal(got, tt.want) {
				t.Errorf("arranged as %v, want %v", got, tt.want)
			}
			if stale := len(Stale(fp, kind, now)) > 0; stale != tt.stale {
				t.Errorf("stale: %v, want %v", stale, tt.stale)
			}
		})
	}
}
