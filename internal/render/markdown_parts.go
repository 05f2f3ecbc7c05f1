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
	missing, others := splitMissing(problems)
	for _, r := range repeatedIn(others) {
		items = append(items, item("- ", r))
	}
	return append(items, missingItems(missing)...)
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

// dangerItems are the blocks that harm like a deletion, with what they harm and how
// many it concerns.
func dangerItems(blocks []*block, lost map[state.Key][]string) []string {
	var items []string
	for _, b := range blocks {
		if len(b.dangers) == 0 {
			continue
		}
		all := b.dangers
		for _, c := range b.all {
			all = append(all[:len(all):len(all)], lost[c.Key]...)
		}
		texts := make([]string, len(all))
		for i, d := range all {
			texts[i] = prose(cut(d, maxCell))
		}
		items = append(items, fmt.Sprintf("- %s %s: **%s**\n", codeSpan(b.signs()), codeSpan(cut(b.title(), maxCell)), strings.Join(texts, "; ")))
	}
	return items
}

// places are where the resources of a block are declared.
func places(b *block) string {
	if b.Position().File == "" { // nothing declares it
		return ""
	}
	at := codeSpan(cut(b.Position().String(), maxCell))
	if b.many() {
		at += fmt.Sprintf(" and %d more", len(b.all)-1)
	}
	return at
}

// onWhich names the resources of a block.
func onWhich(b *block) string {
	names := make([]string, len(b.all))
	for i, name := range b.names() {
		names[i] = codeSpan(name)
	}
	return "on " + strings.Join(names, ", ")
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

func noteItems(plan *plan.Plan) []string {
	var items []string
	for _, g := range noteGroups(plan) {
		items = append(items, repeatedItems("- "+g.title+": ", g.notes)...)
	}
	return items
}

func repeatedItems(lead string, notes []plan.Note) (items []string) {
	for _, r := range repeatedIn(asProblems(notes)) {
		items = append(items, item(lead, r))
	}
	return items
}

// order draws what waits for what, or lists it if that is too much for a drawing.
func (r *sizeBudget) order(plan *plan.Plan) {
	g := graphOf(plan)
	if g == nil {
		return
	}
	if drawing := fence("mermaid", g.mermaid()); len(g.nodes) < maxNodes && len(drawing) <= shareOrder {
		r.fits("\n#### Order\n\n"+drawing, 0)
		return
	}
	var items []string
	for _, w := range wavesOf(plan) {
		items = append(items, fmt.Sprintf("%d. %s\n", w.number, codeSpan(cut(w.String(), 2*maxCell))))
	}
	r.section("Order", shareOrder, items, "waves")
}
