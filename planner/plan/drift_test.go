package plan

import "testing"

func TestADriftIsSaidInWords(t *testing.T) {
	tests := []struct {
		name  string
		drift Drift
		want  string
	}{
		{"two values", Drift{"/a", "x", "y"}, `/a: planned against "x", now "y"`},
		{"a value that is gone", Drift{"/a", "x", AbsentMark()}, `/a: planned against "x", now absent`},
		{"a parent that is gone", Drift{"/a", ExistsMark(), AbsentMark()}, `/a: planned against present, now absent`},
		{"an object", Drift{"", map[string]any{"a": "1"}, nil}, `: planned against {"a":"1"}, now null`},
		{"a secret", Drift{"/a", HiddenMark(), "x"}, `/a: planned against a secret, now "x"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.drift.String(); got != test.want {
				t.Errorf("said %q, want %q", got, test.want)
			}
		})
	}
}
