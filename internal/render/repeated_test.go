package render

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/state"
)

func unreadable(n int) state.Problems {
	var problems state.Problems
	for i := range n {
		problems = append(problems, state.Problem{
			Position: state.Position{File: fmt.Sprintf("%d.yaml", i), Line: 1, Column: 1}, Key: state.NewKey("Schema", fmt.Sprintf("HR %d", i), "account"),
			Text: fmt.Sprintf("cannot read Source/HR %d (403)", i), Hint: "give the client the scope",
		})
	}
	return problems
}

func TestARepeatedProblemIsToldOnceWithItsFirstPlaces(t *testing.T) {
	const want = `error: 9 resources: cannot read Source/… (403)
  hint: give the client the scope
    0.yaml:1:1: Schema/HR 0/account
    1.yaml:1:1: Schema/HR 1/account
    2.yaml:1:1: Schema/HR 2/account
    3.yaml:1:1: Schema/HR 3/account
    4.yaml:1:1: Schema/HR 4/account
    and 4 more (-o json lists all)
9 problems in 9 files.
`
	if got := string(failureIn(t, Text{}, unreadable(9))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got := string(failureIn(t, Markdown{}, unreadable(9)))
	if n := strings.Count(got, "cannot read"); n != 1 || !strings.Contains(got, "  - `4.yaml:1:1: Schema/HR 4/account`\n  - `and 4 more") {
		t.Errorf("Markdown has it %d times:\n%s", n, got)
	}
	if got := string(failureIn(t, JSON{}, unreadable(9))); strings.Count(got, "cannot read") != 9 {
		t.Errorf("JSON does not list all:\n%s", got)
	}
}

func TestARepeatedNoteIsToldOnceWithItsFirstPlaces(t *testing.T) {
	got := string(planIn(t, Text{}, sized(40), nil))
	const want = `  checked while applying
    40 resources: Source/… also changes
      Schema/HR 0000/account
      Schema/HR 0001/account
      Schema/HR 0002/account
      Schema/HR 0003/account
      Schema/HR 0004/account
      and 35 more (-o json lists all)
`
	if !strings.Contains(got, want) {
		t.Errorf("the notes are not together in\n%s", got)
	}
}

func TestFewOfTheSameProblemStayByThemselves(t *testing.T) {
	got := string(failureIn(t, Text{}, unreadable(2)))
	if strings.Count(got, "cannot read") != 2 {
		t.Errorf("got\n%s", got)
	}
}
