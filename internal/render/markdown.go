package render

import (
	"fmt"
	"io"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// How many bytes each part of a comment may take. The blocks take what the others
// leave, and of that a third stays for those that are only named.
const (
	shareProblems = 14_000
	shareDangers  = 8_000
	shareNotes    = 10_000
	shareOrder    = 5_000
)

// Plan writes the verdict, what is dangerous, what changes kind by kind, the notes
// and the order. What finds no room is counted.
func (Markdown) Plan(w io.Writer, plan *plan.Plan, problems state.Problems) error {
	blocks := blocksOf(plan)
	head := &sizeBudget{limit: maxComment}
	head.fits(fmt.Sprintf("### isc-sync: %s\n\n", headline(plan, problems)), 0)
	head.fits(fmt.Sprintf("Tenant %s, API %s: %s.\n", codeSpan(cut(plan.Tenant, 200)), codeSpan(cut(plan.APIVersion, 20)), countsText(plan)), 0)
	if len(problems) > 0 {
		head.fits("\n**"+incomplete(problems)+"**\n\n", 0)
		head.all(shareProblems, problemItems(problems.Sorted()), "problems: `isc-sync validate` and `isc-sync plan` list them all")
	}
	lost, others := lostNotes(plan)
	head.section("Cannot be undone", shareNotes, repeatedItems("- ", lost), "notes: `isc-sync rollback` lists them all")
	head.section("Dangerous", shareDangers, dangerItems(blocks, losses(plan)), "dangers")
	head.counts(plan)
	tail := &sizeBudget{limit: maxComment}
	tail.section("Notes", shareNotes, noteItems(others), "notes")
	tail.order(plan)
	body := groupsOf(blocks, maxComment-head.Len()-tail.Len())
	_, err := io.WriteString(w, head.String()+body+tail.String())
	return err
}

func headline(plan *plan.Plan, problems state.Problems) string {
	if len(problems) > 0 {
		return "incomplete plan; " + strings.ToLower(verdict(plan)[:1]) + verdict(plan)[1:]
	}
	return strings.ToLower(verdict(plan)[:1]) + verdict(plan)[1:]
}

// section writes items below a heading, if there are any.
func (r *sizeBudget) section(title string, share int, items []string, leftOut string) {
	if len(items) > 0 {
		r.fits("\n#### "+title+"\n\n", 0)
		r.all(share, items, leftOut)
	}
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
