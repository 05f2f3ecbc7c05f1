package plan

import (
	"strings"
	"testing"
)

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

func TestAStaleValueIsShownWhereItDiffers(t *testing.T) {
	long := strings.Repeat("ä member of the list, ", 20)
	tests := []struct{ name, planned, current, want string }{
		{"short", "a", "b", `/x: planned against "a", now "b"`},
		{"differs soon", "a" + long, "b", `/x: planned against "a` + long[:118] + `…, now "b"`},
		{"differs late", long + "Ann", long + "Bob", `/x: planned against "ä member of the list,… of the list, Ann", now "ä member of the list,… of the list, Bob"`},
		{"one is longer", long, long + "Bob", `/x: planned against "ä member of the list,… of the list, ", now "ä member of the list,… of the list, Bob"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (Drift{Pointer: "/x", Planned: tt.planned, Current: tt.current}).String(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
