package render

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// sized is a plan in which n sources change in the same way and n schemas each
// in its own.
func sized(n int) *plan.Plan {
	p := &plan.Plan{Tenant: "acme", APIVersion: "v2025", Summary: plan.Summary{Update: 2 * n}}
	for i := range n {
		source := fmt.Sprintf("HR %04d", i)
		add := func(kind string, key state.Key, before, after any) {
			fields := []plan.FieldChange{{Pointer: "/deleteThreshold", Before: before, After: after}}
			p.Changes = append(p.Changes, plan.Change{
				Key: key, Kind: kind, Action: plan.Update, File: "a.yaml", Line: i + 1, Why: plan.ListChanges(fields), Fields: fields,
			})
		}
		add("Source", state.NewKey("Source", source), 10, 20)
		add("Schema", state.NewKey("Schema", source, "account"), i, i+1)
		p.Notes = append(p.Notes, plan.Note{Code: plan.NoteCheckedLater, Key: state.NewKey("Schema", source, "account"), Text: "Source/" + source + " also changes"})
	}
	return p
}

func TestTheSameChangeOfManyIsOneBlockThatNamesThem(t *testing.T) {
	for _, width := range []int{40, 80} {
		got := string(planIn(t, Text{Width: width}, sized(40), nil))
		if n := strings.Count(got, "/deleteThreshold  10 → 20"); n != 1 {
			t.Errorf("at %d columns the change is shown %d times in\n%s", width, n, got)
		}
		if !strings.Contains(got, "~ 40 × Source\n    ~ /deleteThreshold  10 → 20\n    on HR 0000, HR 0001") {
			t.Errorf("at %d columns there is no block in\n%s", width, got)
		}
		for i := range 40 {
			for _, name := range []string{fmt.Sprintf("HR %04d", i), fmt.Sprintf("Schema/HR %04d/account", i)} {
				if !strings.Contains(strings.Join(strings.Fields(got), " "), name) {
					t.Errorf("at %d columns %s is missing", width, name)
				}
			}
		}
	}
}

func TestFewOfTheSameChangeStayByThemselves(t *testing.T) {
	if got := string(planIn(t, Text{}, sized(fewest-1), nil)); strings.Contains(got, "×") {
		t.Errorf("grouped:\n%s", got)
	}
}

func TestAPlanOfThousandsStaysReadable(t *testing.T) {
	for _, width := range []int{40, 80} {
		got := string(planIn(t, Text{Width: width}, sized(1500), nil))
		for i, l := range strings.Split(got, "\n") {
			if widthOf(l) > width {
				t.Fatalf("line %d has %d columns: %s", i, widthOf(l), l)
			}
		}
		if !strings.Contains(got, "Changes by kind:\n  Schema  1500 to update\n  Source  1500 to update\n") {
			t.Errorf("the kinds are not counted in\n%s", got[len(got)-300:])
		}
	}
}

func TestMarkdownShowsTheSameChangeOnce(t *testing.T) {
	got := string(planIn(t, Markdown{}, sized(40), nil))
	for _, want := range []string{
		"<summary>~ 40 × Source <code>/deleteThreshold</code></summary>",
		"\ndeclared at `a.yaml:1` and 39 more\n",
		"\non `HR 0000`, `HR 0001`",
		"`Schema` 40 to update · `Source` 40 to update\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}
