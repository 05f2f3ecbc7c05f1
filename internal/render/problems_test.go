package render

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"isc-sync/apply"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// refused is an error with a hint.
type refused struct{}

func (refused) Error() string { return "sign in: 401 Unauthorized" }
func (refused) Hint() string  { return "check the client id" }

func TestFailureAsText(t *testing.T) {
	at := func(line int) state.Position { return state.Position{File: "a.yaml", Line: line, Column: 3} }
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"an error stands alone", errors.New("no such thing"), "error: no such thing\n"},
		{"an error's hint is found below its wrapping", fmt.Errorf("plan: %w", refused{}),
			"error: plan: sign in: 401 Unauthorized\n  hint: check the client id\n"},
		{"joined errors are told one by one", errors.Join(errors.New("one"), refused{}),
			"error: one\nerror: sign in: 401 Unauthorized\n  hint: check the client id\n2 problems.\n"},
		{"an error that wraps two stays one", fmt.Errorf("%w: %w", errors.New("one"), refused{}),
			"error: one: sign in: 401 Unauthorized\n  hint: check the client id\n"},
		{"problems are sorted and counted", fmt.Errorf("load: %w", state.Problems{
			{Position: at(9), Key: "Source/HR", Pointer: "/owner", Text: "is wrong", Hint: "put it right"},
			{Position: at(2), Text: "has no kind"},
		}), "a.yaml:2:3: has no kind\na.yaml:9:3: Source/HR#/owner: is wrong\n  hint: put it right\n2 problems in 1 file.\n"},
		{"one problem is counted, too", state.Problems{{Position: at(2), Text: "has no kind"}},
			"a.yaml:2:3: has no kind\n1 problem in 1 file.\n"},
		{"rules that refuse a plan are told one by one", fmt.Errorf("apply: %w", plan.Refusals{
			{Rule: "protect", Changes: []*plan.Change{{Key: "Source/A", File: "a.yaml", Line: 7}}, Text: "it is protected", Hint: "leave it"},
			{Rule: "protect", Changes: []*plan.Change{{Key: "Source/A"}, {Key: "Source/B"}}, Text: "too many", Hint: "raise it"},
		}), "a.yaml:7: Source/A: refused by protect: it is protected\n  hint: leave it\n" +
			"error: refused by protect: too many: Source/A, Source/B\n  hint: raise it\n2 problems in 1 file.\n"},
		{"a stale plan is told field by field, with one hint", &apply.StaleError{Objects: []apply.StaleObject{
			{Key: "Source/A", Cause: "the object is gone"},
			{Key: "Source/B", Cause: "changed", Drift: []plan.Drift{{Pointer: "/description", Planned: "a", Current: "b"}}},
		}}, "error: Source/A: the plan is stale: the object is gone\n" +
			"error: Source/B#/description: the plan is stale: planned against \"a\", now \"b\"\n" +
			"  hint: plan again; nothing was written\n2 problems.\n"},
		{"what a tenant says cannot act on the terminal", errors.New("GET /x: \x1b[2J"), "error: GET /x: \\u001b[2J\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(failureIn(t, Text{}, tt.err)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFailureAsJSONHasEveryMember(t *testing.T) {
	const want = `{
  "formatVersion": 1,
  "problems": [
    {
      "file": "",
      "line": 0,
      "column": 0,
      "key": "",
      "pointer": "",
      "problem": "sign in: 401 Unauthorized",
      "hint": "check the client id"
    }
  ]
}
`
	if got := string(failureIn(t, JSON{}, refused{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFailureAsMarkdownIsAList(t *testing.T) {
	const want = "### isc-sync: 1 problem\n\n- sign in\\: 401 Unauthorized\n  hint: check the client id\n"
	if got := string(failureIn(t, Markdown{}, refused{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestProblemsFitATerminal(t *testing.T) {
	problems := state.Problems{{
		Position: state.Position{File: "tenant/a.yaml", Line: 9, Column: 3}, Key: "Source/HR", Pointer: "/owner",
		Text: "the tenant has no identity of this name", Hint: "write isc-sync kinds --only 'Source/HR Feed' and look for another one",
	}}
	const line = "tenant/a.yaml:9:3: Source/HR#/owner: the tenant has no identity of this name\n" +
		"  hint: write isc-sync kinds --only 'Source/HR Feed' and look for another one\n1 problem in 1 file.\n"
	for _, test := range []struct {
		text Text
		want string
	}{
		{Text{}, line}, // no terminal
		{Text{Width: 120}, line},
		{Text{Width: 44}, "tenant/a.yaml:9:3: Source/HR#/owner: the\n    tenant has no identity of this name\n" +
			"  hint: write isc-sync kinds --only\n        'Source/HR Feed' and look for\n        another one\n1 problem in 1 file.\n"},
		{Text{Width: 44, Color: true}, "\x1b[1mtenant/a.yaml:9:3\x1b[22m: Source/HR#/owner: the\n    tenant has no identity of this name\n" +
			"\x1b[2m  hint: \x1b[22mwrite isc-sync kinds --only\n        'Source/HR Feed' and look for\n        another one\n1 problem in 1 file.\n"},
	} {
		var b strings.Builder
		if err := test.text.Failure(&b, problems); err != nil {
			t.Fatal(err)
		}
		if b.String() != test.want {
			t.Errorf("%+v gives\n%q\nwant\n%q", test.text, b.String(), test.want)
		}
	}
}
