package planner

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

func TestAListWithoutAnOrderIsNotStaleInAnotherOrderAndKeepsThePlannedPlaces(t *testing.T) {
	spec := &state.Field{Properties: []*state.Field{{
		Name: "members", Types: []string{"array"}, List: state.KeyedSet, KeyFields: []string{"name"},
		Items: &state.Field{Types: []string{"object"}, Properties: []*state.Field{{Name: "name"}, {Name: "on"}}},
	}}}
	member := func(name string, on bool) any { return map[string]any{"name": name, "on": on} }
	planned := []any{member("b", false), member("a", true)}
	fp := Fingerprint{"/members": planned}
	tests := []struct {
		name       string
		how        state.UpdateHow
		live, want []any
		stale      bool
	}{
		{name: "another order", how: state.UpdateByPut, live: []any{member("a", true), member("b", false)}, want: planned},
		{
			name: "a new element stands behind", how: state.UpdateByPut, stale: true,
			live: []any{member("c", true), member("a", true), member("b", false)},
			want: []any{member("b", false), member("a", true), member("c", true)},
		},
		{
			name: "a patch needs the tenant's places", how: state.UpdateByPatch, stale: true,
			live: []any{member("a", true), member("b", false)}, want: []any{member("a", true), member("b", false)},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kind := &state.Kind{Spec: spec, Update: state.UpdateRule{How: tt.how}}
			now := &state.Object{Kind: kind, Value: map[string]any{"members": tt.live}}
			if got := fp.Arranged(now).Value["members"]; !jsonvalue.Equal(got, tt.want) {
				t.Errorf("arranged as %v, want %v", got, tt.want)
			}
			if stale := len(fp.Stale(kind, now)) > 0; stale != tt.stale {
				t.Errorf("stale: %v, want %v", stale, tt.stale)
			}
		})
	}
}
