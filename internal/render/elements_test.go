package render

import (
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
)

func TestAFieldIsCalledByTheListElementThatItStandsIn(t *testing.T) {
	login := map[string]any{"name": "login", "transform": map[string]any{"attributes": map[string]any{"name": "uid"}}}
	tests := []struct {
		pointer       jsonvalue.Pointer
		before, after any
		want          string
	}{
		{"/fields/0/transform/attributes/name", "uid", "email", "login"},
		{"/fields/0/transform/attributes", map[string]any{"name": "uid"}, map[string]any{"name": "email"}, "login"},
		{"/fields/1", planner.Absent{}, map[string]any{"name": "mail"}, "mail"},
		{"/owner", map[string]any{"name": "a"}, map[string]any{"name": "b"}, ""},
	}
	for _, tt := range tests {
		t.Run(string(tt.pointer), func(t *testing.T) {
			f := planner.FieldChange{Pointer: tt.pointer, Before: tt.before, After: tt.after}
			c := &planner.Change{Fields: []planner.FieldChange{f}, Fingerprint: planner.Fingerprint{"/fields": []any{login}}}
			if got := elementsOf(c).name(f); got != tt.want {
				t.Errorf("it is called %q, want %q", got, tt.want)
			}
		})
	}
}
