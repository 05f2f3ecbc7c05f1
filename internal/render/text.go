package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// page collects the lines of one text.
type page struct {
	Text
	styler
	bytes.Buffer
}

func (t Text) page() *page { return &page{Text: t, styler: styler{t.Color}} }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// para writes a text that may need several lines: the first one behind lead,
// the others below its end.
func (p *page) para(lead, s string) { p.styled(lead, s, func(line string) string { return line }) }

func (p *page) styled(lead, s string, style func(string) string) {
	indent := strings.Repeat(" ", widthOf(lead))
	for _, l := range wrap(s, p.width()-widthOf(lead)) {
		p.line("%s", style(lead+l))
		lead = indent
	}
}

// Plan writes the changes, the order of the steps, the notes and one line that
// sums up.
func (t Text) Plan(w io.Writer, plan *plan.Plan, problems state.Problems) error {
	p := t.page()
	if !plan.Empty() {
		p.line("Plan for tenant %s (API %s)\n", p.strong(clean(plan.Tenant)), clean(plan.APIVersion))
	}
	for _, b := range blocksOf(plan) {
		p.block(b)
		p.line("")
	}
	p.order(plan)
	p.notes(plan)
	p.counts(plan)
	if len(problems) > 0 {
		p.styled("", incomplete(problems), p.danger)
	}
	if len(problems) == 0 || !plan.Empty() {
		p.styled("", summary(plan), p.strong)
	}
	_, err := w.Write(p.Bytes())
	return err
}

func incomplete(problems state.Problems) string {
	return fmt.Sprintf("The plan is incomplete and cannot be applied: %s.",
		Count(len(problems), "problem must be fixed first", "problems must be fixed first")+
			"; --skip-problems leaves out the resources that have them")
}

// counts returns how many resources of each kind change, if there are many.
func (p *page) counts(plan *plan.Plan) {
	counts := kindCounts(plan)
	if len(counts) == 0 {
		return
	}
	column := 0
	for _, c := range counts {
		column = max(column, widthOf(c.title))
	}
	p.line("Changes by kind:")
	for _, c := range counts {
		p.para("  "+pad(c.title, column)+"  ", strings.Join(c.items, ", "))
	}
	p.line("")
}

// summary is the last line of every plan.
func summary(plan *plan.Plan) string {
	if plan.Empty() {
		return noChanges(plan) + " " + countsText(plan) + "."
	}
	return "Plan: " + countsText(plan) + "."
}

// noChanges says that there are none, or none yet.
func noChanges(plan *plan.Plan) string {
	if plan.Awaiting() > 0 {
		return "No changes yet."
	}
	return "No changes."
}

// countsText counts what happens to the resources.
func countsText(plan *plan.Plan) string {
	s := plan.Summary
	text := fmt.Sprintf("%d unchanged", s.Unchanged)
	if s.Ignored > 0 {
		text += ", " + Count(s.Ignored, "field ignored", "fields ignored")
	}
	if n := plan.Awaiting(); n > 0 {
		text += fmt.Sprintf(", %d waiting", n)
	}
	if plan.Empty() {
		return text
	}
	return fmt.Sprintf("%d to create, %d to update, %d to delete; %s", s.Create, s.Update, s.Delete, text)
}
