package render

import (
	"fmt"
	"strings"

	"isc-sync/planner"
)

const (
	maxDiffLine = 2_000  // columns of one line of a diff
	maxDetail   = 12_000 // bytes of one resource's diff
)

// details writes for each resource what changes, folded, as long as there is
// room.
func (r *room) details(plan *planner.Plan) {
	for i := range plan.Changes {
		left := len(plan.Changes) - i
		note := fmt.Sprintf("\nThe details of %s are left out for want of room: `isc-sync plan` shows them.\n",
			Count(left, "resource", "resources"))
		if !r.fits(detail(&plan.Changes[i]), len(note)) {
			r.WriteString(note)
			return
		}
	}
}

// detail tells one resource's changes, "" where the table has said it all.
func detail(c *planner.Change) string {
	lines := diffLines(c)
	if len(lines) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s %s</summary>\n\n", signOf(c.Action), htmlCode(cut(string(c.Key), maxCell)))
	for _, how := range howOf(c, nil) {
		b.WriteString(prose(cut(how, maxCell)) + "\n\n")
	}
	b.WriteString(fence("diff", limited(lines, maxDetail)))
	b.WriteString("\n</details>\n")
	return b.String()
}

// diffLines tells a change as a diff: what goes and what comes, by pointer.
func diffLines(c *planner.Change) []string {
	var lines []string
	for _, e := range entriesOf(c) {
		lines = append(lines, e.diffLines()...)
	}
	return lines
}

func (e entry) diffLines() []string {
	if e.said != "" {
		return []string{diffLine("!", e.at, e.said)}
	}
	if hunks := e.hunks(); hunks != nil {
		lines := []string{diffLine("!", e.at, "")}
		for _, l := range hunks {
			lines = append(lines, cut(l, maxDiffLine))
		}
		return lines
	}
	before, after := inlinePair(e.before, e.after)
	before, after = around(before, after, maxDiffLine)
	var lines []string
	if !isAbsent(e.before) {
		lines = append(lines, diffLine(signRemove, e.at, before))
	}
	if !isAbsent(e.after) {
		lines = append(lines, diffLine(signAdd, e.at, after))
	}
	return lines
}

func diffLine(sign, at, text string) string {
	line := sign + " " + cut(at, maxCell)
	if text != "" {
		line += ": " + text
	}
	return line
}

// limited keeps as many lines as n bytes hold and counts the others.
func limited(lines []string, n int) []string {
	used := 0
	for i, l := range lines {
		if used += len(l) + 1; used > n {
			return append(lines[:i:i], fmt.Sprintf("… %s; -o json shows them", Count(len(lines)-i, "more line", "more lines")))
		}
	}
	return lines
}

func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
