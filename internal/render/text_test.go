package render

import (
	"bytes"
	"strings"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

func renamedOwner() *plan.Plan {
	return &plan.Plan{
		Tenant: "acme", APIVersion: "v2025", Summary: plan.Summary{Update: 1},
		Changes: []plan.Change{{
			Key: "Source/HR", Kind: "Source", Action: plan.Update, File: "hr.yaml", Line: 1,
			Fields: []plan.FieldChange{{Pointer: "/description", Before: "old", After: "new"}},
			Steps: []plan.Step{{
				ID: "Source/HR#1", Wave: 1, Method: "PATCH", Path: "/v2025/sources/1",
				Patch: patch.Patch{{Op: patch.Replace, Path: "/description", Value: "new"}},
			}},
		}},
	}
}

func TestColourChangesNothingButTheColours(t *testing.T) {
	plain := string(planIn(t, Text{}, renamedOwner(), nil))
	coloured := string(planIn(t, Text{Color: true}, renamedOwner(), nil))
	if !strings.Contains(coloured, "\x1b[") || strings.Contains(plain, "\x1b") {
		t.Fatalf("coloured %q, plain %q", coloured, plain)
	}
	for {
		before, after, found := strings.Cut(coloured, "\x1b[")
		if !found {
			break
		}
		_, rest, _ := strings.Cut(after, "m")
		coloured = before + rest
	}
	if coloured != plain {
		t.Errorf("without its colours the text is\n%s\nwant\n%s", coloured, plain)
	}
}

func TestAWideTerminalIsUsed(t *testing.T) {
	first, _, _ := strings.Cut(string(planIn(t, Text{Width: 120}, renamedOwner(), nil)), "\n    ~")
	if got := widthOf(splitLines(first)[2]); got != 120 {
		t.Errorf("the head has %d columns, want 120", got)
	}
}

func TestAFilesTextIsComparedWhereItIsKnown(t *testing.T) {
	p := renamedOwner()
	p.Changes[0].Fields[0].After = state.File{Path: "scripts/a.groovy", Text: "one\ntwo\n"}
	if got := string(planIn(t, Text{}, p, nil)); !strings.Contains(got, "        +two\n") {
		t.Errorf("no difference of lines in\n%s", got)
	}
	p.Changes[0].Fields[0].After = state.File{Path: "scripts/a.groovy"}
	if got := string(planIn(t, Text{}, p, nil)); !strings.Contains(got, `"old" → (text of scripts/a.groovy)`) {
		t.Errorf("the file is not named in\n%s", got)
	}
}

func explanation() Explanation {
	return Explanation{
		Key: "Source/HR",
		Trace: []plan.Decision{
			{Pointer: "/description", Declared: "new", Live: "old", Rule: "the values differ", Changed: true},
			{Pointer: "/connectorAttributes/password", Declared: state.Env{Name: "HR_PASSWORD"}, Live: plan.Absent{}, Rule: "a secret cannot be compared and is not sent again"},
			{Pointer: "/cluster", Declared: nil, Live: plan.Absent{}, Rule: "null equals what reads as nothing"},
			{Pointer: "/category", Declared: plan.Absent{}, Live: "Files", Rule: "it is not declared, so it is left alone"},
		},
		At: func(at jsonvalue.Pointer) state.Position {
			return state.Position{File: "hr.yaml", Line: len(at), Column: 5}
		},
		Plan: renamedOwner(),
	}
}

func TestExplainShowsBothSidesTheRuleAndTheOperation(t *testing.T) {
	const want = `Source/HR
~ /description
    declared   "new"  hr.yaml:12:5
    live       "old"
    rule       the values differ
    operation  replace /description, sent by PATCH /v2025/sources/1 (Source/HR#1)
  /connectorAttributes/password
    declared   (sensitive, from HR_PASSWORD)  hr.yaml:29:5
    live       (not shown: the field is sensitive)
    rule       a secret cannot be compared and is not sent again
    operation  none
  /cluster
    declared   null  hr.yaml:8:5
    live       (nothing, or nothing that may be shown)
    rule       null equals what reads as nothing
    operation  none
  /category
    declared   (nothing)
    live       "Files"
    rule       it is not declared, so it is left alone
    operation  none
`
	if got := explainIn(t, Text{Width: 100}, explanation()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExplainSaysWhenNothingIsDeclared(t *testing.T) {
	got := explainIn(t, Text{}, Explanation{Key: "Source/HR", Pointer: "/owner"})
	if want := "Source/HR#/owner\n  Nothing is declared there, so it is left alone.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExplainAsJSONLeavesOutWhatIsNotThere(t *testing.T) {
	got := explainIn(t, JSON{}, explanation())
	for _, want := range []string{
		`"declared": "new"`, `"live": "old"`, `"$env": "HR_PASSWORD"`, `"line": 12`,
		`"replace /description, sent by PATCH /v2025/sources/1 (Source/HR#1)"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
	if n := strings.Count(got, `"live"`); n != 2 {
		t.Errorf("%d live values, want 1", n)
	}
}

func explainIn(t *testing.T, r Renderer, e Explanation) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Explain(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
