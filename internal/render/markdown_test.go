package render

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// ugly are texts that try to get out of where they stand.
func ugly() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"```", "``` x", "|", "@octocat", "</details>", "\x1b[0m", "\n", "`", "\\", "a\nb\n```\nc"}),
		rapid.Map(rapid.IntRange(0, 600), func(n int) string { return strings.Repeat("`long| ", n) }),
	)
}

// anyPlan draws plans of every size, with ugly texts everywhere.
func anyPlan(t *rapid.T) *plan.Plan {
	p := &plan.Plan{Tenant: ugly().Draw(t, "tenant"), APIVersion: "v2025"}
	n := rapid.SampledFrom([]int{0, 1, 3, 20}).Draw(t, "changes")
	field, key, why := ugly().Draw(t, "field"), ugly().Draw(t, "key"), ugly().Draw(t, "why")
	before, after := ugly().Draw(t, "before"), ugly().Draw(t, "after")
	for i := range n {
		k := state.NewKey("Source", fmt.Sprint(key, i))
		p.Changes = append(p.Changes, plan.Change{
			Key: k, Kind: "Source", Action: plan.Update, File: key, Line: i, Why: why,
			Fields: []plan.FieldChange{
				{Pointer: jsonvalue.Pointer("").Append(field), Before: before, After: after},
				{Pointer: "/new", Before: plan.Absent{}, After: []any{after}},
			},
			Steps: []plan.Step{{ID: string(k) + "#1", Wave: 1 + i%3, Reason: why}},
		})
		p.Notes = append(p.Notes, plan.Note{Code: plan.NoteLeftAlone, Key: k, Text: why})
	}
	return p
}

func TestMarkdownFitsInAComment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		var problems state.Problems
		for i := range rapid.IntRange(0, 3).Draw(t, "problems") {
			problems = append(problems, state.Problem{Position: state.Position{File: p.Tenant, Line: i, Column: 1}, Text: p.Tenant})
		}
		var b bytes.Buffer
		if err := (Markdown{}).Plan(&b, p, problems); err != nil {
			t.Fatal(err)
		}
		if b.Len() >= 65_536 {
			t.Fatalf("the comment has %d bytes", b.Len())
		}
	})
}

func TestWhatFindsNoRoomIsCounted(t *testing.T) {
	p := &plan.Plan{Tenant: "acme", APIVersion: "v2025", Summary: plan.Summary{Update: 3000}}
	for i := range 3000 {
		p.Changes = append(p.Changes, plan.Change{
			Key: state.NewKey("Source", fmt.Sprintf("Source %04d", i)), Action: plan.Update, File: "sources.yaml", Line: i + 1,
			Fields: []plan.FieldChange{{Pointer: "/description", Before: i, After: "b"}},
		})
	}
	var b bytes.Buffer
	if err := (Markdown{}).Plan(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	lines, details := strings.Count(b.String(), "- `~`"), strings.Count(b.String(), "<details>")
	if lines == 0 || details == 0 {
		t.Fatalf("%d lines, %d details", lines, details)
	}
	if want := fmt.Sprintf("%d resources were left out", 3000-lines-details); !strings.Contains(b.String(), want) {
		t.Errorf("%q is missing", want)
	}
	if want := fmt.Sprintf("%d resources are shown without values", lines); !strings.Contains(b.String(), want) {
		t.Errorf("%q is missing", want)
	}
}

func TestNothingLeavesItsFence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Map(ugly(), clean), 1, 5).Draw(t, "lines")
		block := splitLines(fence("diff", lines))
		mark := strings.TrimSuffix(block[0], "diff")
		for _, l := range block[1 : len(block)-1] {
			if strings.Contains(l, mark) {
				t.Fatalf("%q ends the block that %q began", l, mark)
			}
		}
	})
}

func TestEveryFormatPrintsOnlyWhatPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		failure := errors.New(p.Tenant)
		for _, r := range []Renderer{Text{}, Markdown{}, JSON{}, HTML{}} {
			var b bytes.Buffer
			if err := errors.Join(r.Plan(&b, p, nil), r.Failure(&b, failure)); err != nil {
				t.Fatal(err)
			}
			for _, c := range b.String() {
				if c != '\n' && !unicode.IsPrint(c) {
					t.Fatalf("%T lets %U through", r, c)
				}
			}
		}
	})
}

// A label of a drawing is text: nothing in it ends it, or is a word of Mermaid.
func TestALabelStaysInItsNode(t *testing.T) {
	node := regexp.MustCompile(`^  n\d+\["([^"\x60<>]*)"\](:::\w+)?$`)
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		g := graphOf(p)
		if g == nil {
			return
		}
		for _, l := range g.mermaid()[1 : 1+len(g.nodes)] {
			if !node.MatchString(l) {
				t.Fatalf("%q is more than a node", l)
			}
		}
	})
}

func TestTheOrderOfManyStepsIsListed(t *testing.T) {
	p := manyChanges()
	for i := range p.Changes { // as many kinds, so that nothing can be put together
		p.Changes[i].Kind = fmt.Sprint("Kind", i%60)
	}
	got := string(planIn(t, Markdown{}, p, nil))
	if strings.Contains(got, "mermaid") || !strings.Contains(got, "#### Order\n\n1. `1500 steps: ") {
		t.Errorf("the order is not listed in\n%s", got[max(0, len(got)-3000):])
	}
	if got := string(planIn(t, Markdown{}, manyChanges(), nil)); !strings.Contains(got, "#126; 1500 #215; Source") && !strings.Contains(got, "1500 × Source") {
		t.Errorf("the steps of a kind are not drawn together in\n%s", got[len(got)-500:])
	}
}
