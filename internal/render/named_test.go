package render

import (
	"testing"

	"isc-sync/planner/plan"
)

func TestNamedShowsIDsWithTheirNames(t *testing.T) {
	v := map[string]any{"approverId": "g1", "others": []any{"g2", true, nil}}
	tests := []struct {
		name  string
		names map[string]string
		want  string
	}{
		{"no names", nil, `{approverId: "g1", others: ["g2", true, null]}`},
		{"one name", map[string]string{"g1": "Reviewers"}, `{approverId: "g1" (Reviewers), others: ["g2", true, null]}`},
		{"a name that does not print", map[string]string{"g2": "a\x1b[0m"}, `{approverId: "g1", others: ["g2" (a\u001b[0m), true, null]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := inline(named(v, &plan.Change{Names: tt.names})); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}
