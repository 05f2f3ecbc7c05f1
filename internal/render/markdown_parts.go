package render

import (
	"fmt"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// maxCell is how many columns of one text a list or a table shows.
const maxCell = 400

func problemItems(problems state.Problems) []string {
	var items []string
	for _, r := range repeatedIn(problems) {
		items = append(items, item("- ", r))
	}
	return items
}

// item is a problem or a note, or one that is repeated with the first of its
// places.
func item(lead string, r repeated) string {
	var b strings.Builder
	b.WriteString(lead)
	if r.many() {
		b.WriteString(r.count() + ": ")
	} else {
		p := r.problems[0]
		for _, place := range nonEmpty(p.Position.String(), subject(p.Key, p.Pointer)) {
			b.WriteString(codeSpan(cut(place, maxCell)) + ": ")
		}
	}
	b.WriteString(prose(cut(r.text, maxCell)) + "\n")
	if r.hint != "" {
		b.WriteString("  hint: " + prose(cut(r.hint, maxCell)) + "\n")
	}
	if r.many() {
		for _, place := range r.places() {
			b.WriteString("  - " + codeSpan(cut(place, maxCell)) + "\n")
		}
	}
	return b.String()
}

func tableRows(blocks []*block) []string {
	rows := make([]string, len(blocks))
	for i, b := range blocks {
		rows[i] = fmt.Sprintf("| %s | %s | %s | %s |\n", codeSpan(b.signs()), codeSpan(cut(b.title(), maxCell)), places(b), whatChanges(b))
	}
	return rows
}

// places are where the resources of a block are declared.
func places(b *block) string {
	at := codeSpan(cut(b.Position().String(), maxCell))
	if b.many() {
		at += fmt.Sprintf(" and %d more", len(b.all)-1)
	}
	return at
}

// whatChanges is the reason, the dangers and the fields of a block.
func whatChanges(b *block) string {
	var parts []string
	if why := reason(b.Change); why != "" {
		parts = append(parts, prose(cut(why, maxCell)))
	}
	for _, d := range b.dangers {
		parts = append(parts, "**"+prose(cut(d, maxCell))+"**")
	}
	if b.Action == plan.Update {
		parts = append(parts, changedFields(b.entries))
	}
	return strings.Join(parts, "<br>")
}

// changedFields are the first fields that change, and how many others do.
func changedFields(entries []entry) string {
	const few = 6
	var at []string
	for i, e := range entries {
		if more := len(entries) - i; i == few && more > 1 {
			at = append(at, fmt.Sprintf("and %d more", more))
			break
		}
		at = append(at, codeSpan(cut(e.at, maxCell)))
	}
	return strings.Join(at, ", ")
}

// counts writes how many resources of each kind change, where they are many.
func (r *sizeBudget) counts(plan *plan.Plan) {
	var lines []string
	for _, c := range kindCounts(plan) {
		lines = append(lines, codeSpan(c.title)+" "+strings.Join(c.items, ", "))
	}
	if len(lines) > 0 {
		r.fits("\n"+strings.Join(lines, " · ")+"\n", 0)
	}
}

// legend explains the signs where one of them says that a change is dangerous.
func (r *sizeBudget) legend(blocks []*block) {
	for _, b := range blocks {
		if len(b.dangers) > 0 {
			r.fits("\n`+` create, `~` update, `-` delete, `!` dangerous\n", 0)
			return
		}
	}
}

func noteItems(plan *plan.Plan) []string {
	var items []string
	for _, g := range noteGroups(plan) {
		for _, r := range repeatedIn(asProblems(g.notes)) {
			items = append(items, item("- "+g.title+": ", r))
		}
	}
	return items
}

func orderItems(plan *plan.Plan) []string {
	waves := wavesOf(plan)
	if len(waves) < 2 {
		return nil
	}
	items := make([]string, len(waves))
	for i, w := range waves {
		items[i] = fmt.Sprintf("%d. %s\n", w.number, codeSpan(cut(w.String(), 2*maxCell)))
	}
	return items
}
