package planner

import (
	"strings"
	"testing"

	"isc-sync/planner/plan"
)

// TestAnotherChangeIsShownWhereItDiffers wants the end of long texts that begin alike.
func TestAnotherChangeIsShownWhereItDiffers(t *testing.T) {
	long := strings.Repeat("a long description, ", 20)
	change := func(before, after any) plan.FieldChange { return plan.FieldChange{Before: before, After: after} }
	for _, tt := range []struct {
		was, is plan.FieldChange
		want    string
	}{
		{change("a", "b"), change("a", "c"), `"a" → "b" was planned, now "a" → "c"`},
		{change("a", long+"One"), change("a", long+"Two"), `"a" → "a long description, a… long description, One" was planned, now "a" → "a long description, a… long description, Two"`},
		{change(long+"One", "b"), change(long+"Two", "b"), `"a long description, a… long description, One" → "b" was planned, now "a long description, a… long description, Two" → "b"`},
		{change(plan.Absent{}, plan.Absent{}), change("a", "c"), `no change was planned, now "a" → "c"`},
	} {
		if got := edits(tt.was, tt.is); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}
