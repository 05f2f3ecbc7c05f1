package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// How many bytes each part of a comment may take. What one does not use is
// left to those after it; the details take the rest.
const (
	shareProblems = 14_000
	shareTable    = 20_000
	shareNotes    = 10_000
	shareOrder    = 4_000
)

// Plan writes a heading that sums up, a table of the resources, what changes
// in each, the order and the notes. What finds no room is counted.
func (Markdown) Plan(w io.Writer, plan *plan.Plan, problems state.Problems) error {
	r := &sizeBudget{limit: maxComment}
	r.fits(fmt.Sprintf("### isc-sync: %s\n\n", headline(plan, problems)), 0)
	r.fits(fmt.Sprintf("Tenant %s, API %s.\n", codeSpan(cut(plan.Tenant, 200)), codeSpan(cut(plan.APIVersion, 20))), 0)
	if len(problems) > 0 {
		r.fits("\n**"+incomplete(problems)+"**\n\n", 0)
		r.all(shareProblems, problemItems(problems.Sorted()), "problems: `isc-sync validate` and `isc-sync plan` list them all")
	}
	blocks := blocksOf(plan)
	if !plan.Empty() {
		r.counts(plan)
		r.fits("\n| | resource | declared at | changes |\n|---|---|---|---|\n", 0)
		r.all(shareTable, tableRows(blocks), "rows")
		r.legend(blocks)
	}
	if items := noteItems(plan); len(items) > 0 {
		r.fits("\n#### Notes\n\n", 0)
		r.all(shareNotes, items, "notes")
	}
	if items := orderItems(plan); len(items) > 0 {
		r.fits("\n#### Order\n\n", 0)
		r.all(shareOrder, items, "waves")
	}
	r.details(blocks)
	_, err := io.WriteString(w, r.String())
	return err
}

func headline(plan *plan.Plan, problems state.Problems) string {
	switch {
	case len(problems) > 0:
		return "incomplete plan; " + countsText(plan)
	case plan.Empty():
		return strings.ToLower(strings.TrimSuffix(noChanges(plan), ".")) + "; " + countsText(plan)
	}
	return countsText(plan)
}

// Failure writes the problems as a list.
func (Markdown) Failure(w io.Writer, err error) error {
	problems := problemsOf(err)
	r := &sizeBudget{limit: maxComment}
	r.fits(fmt.Sprintf("### isc-sync: %s\n\n", Count(len(problems), "problem", "problems")), 0)
	r.all(maxComment, problemItems(problems), "problems")
	_, failed := io.WriteString(w, r.String())
	return failed
}

// Explain writes the text form as a block of code.
func (Markdown) Explain(w io.Writer, e Explanation) error {
	r := &sizeBudget{limit: maxComment}
	r.fits(fmt.Sprintf("### isc-sync: %s\n\n", codeSpan(cut(subject(e.Key, e.Pointer), 1000))), 0)
	p := Text{Width: 100}.page()
	p.explain(e)
	r.fits(fence("", limited(splitLines(p.String()), r.limit-r.Len()-100)), 0)
	_, err := io.WriteString(w, r.String())
	return err
}
