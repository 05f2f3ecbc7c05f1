package render

import (
	"fmt"
	"strings"

	"isc-sync/planner"
	"isc-sync/state"
)

// maxCell is how many columns of one text a list or a table shows.
const maxCell = 400

func problemItems(problems state.Problems) []string {
	items := make([]string, len(problems))
	for i, p := range problems {
		var b strings.Builder
		b.WriteString("- ")
		for _, place := range []string{p.Position.String(), subject(p.Key, p.Pointer)} {
			if place != "" {
				b.WriteString(codeSpan(cut(place, maxCell)) + ": ")
			}
		}
		b.WriteString(prose(cut(p.Text, maxCell)) + "\n")
		if p.Hint != "" {
			b.WriteString("  hint: " + prose(cut(p.Hint, maxCell)) + "\n")
		}
		items[i] = b.String()
	}
	return items
}

func tableRows(plan *planner.Plan) []string {
	rows := make([]string, len(plan.Changes))
	for i := range plan.Changes {
		c := &plan.Changes[i]
		why := prose(cut(whyOf(c), maxCell))
		for _, d := range dangersOf(plan, c) {
			why += "<br>**" + prose(cut(d, maxCell)) + "**"
		}
		rows[i] = fmt.Sprintf("| %s | %s | %s | %s |\n",
			codeSpan(signs(plan, c)), codeSpan(cut(string(c.Key), maxCell)), codeSpan(cut(c.Position().String(), maxCell)), why)
	}
	return rows
}

// signs are a change's sign and, before it, the one for danger.
func signs(plan *planner.Plan, c *planner.Change) string {
	if len(dangersOf(plan, c)) > 0 {
		return signDanger + signOf(c.Action)
	}
	return signOf(c.Action)
}

func noteItems(plan *planner.Plan) []string {
	var items []string
	for _, g := range noteGroups(plan) {
		for _, n := range g.notes {
			item := "- " + g.title + ": "
			if about := subject(n.Key, n.Pointer); about != "" {
				item += codeSpan(cut(about, maxCell)) + ": "
			}
			items = append(items, item+prose(cut(n.Text, maxCell))+"\n")
		}
	}
	return items
}

func orderItems(plan *planner.Plan) []string {
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
