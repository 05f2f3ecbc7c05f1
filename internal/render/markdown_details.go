package render

import (
	"fmt"
	"html"
	"strings"
)

// maxDiffLine is in how many columns of a line of a diff two values that are
// longer are shown where they differ.
const maxDiffLine = 2_000

// details writes for each resource what changes, folded, as far as there is
// room. A detail is shown whole or counted.
func (r *sizeBudget) details(blocks []*block) {
	const spare = 200
	missing := 0
	for _, b := range blocks {
		if !r.fits(detail(b), spare) {
			missing += len(b.all)
		}
	}
	if missing > 0 {
		fmt.Fprintf(r, "\nThe details of %s were left out to stay within the size limit: `isc-sync plan` shows them.\n",
			Count(missing, "resource", "resources"))
	}
}

// detail returns what changes in a block, or "" if the table shows all of it.
func detail(b *block) string {
	lines := diffLines(b.entries)
	if len(lines) == 0 {
		return ""
	}
	var s strings.Builder
	fmt.Fprintf(&s, "\n<details><summary>%s %s</summary>\n\n", b.signs(), summaryTitle(b))
	for _, how := range b.how {
		s.WriteString(prose(cut(how, maxCell)) + "\n\n")
	}
	s.WriteString(fence("diff", lines))
	if b.many() {
		names := make([]string, len(b.all))
		for i, name := range b.names() {
			names[i] = codeSpan(name)
		}
		s.WriteString("\non " + strings.Join(names, ", ") + "\n")
	}
	s.WriteString("\n</details>\n")
	return s.String()
}

func summaryTitle(b *block) string {
	if b.many() {
		return html.EscapeString(b.title())
	}
	return htmlCode(cut(string(b.Key), maxCell))
}

// diffLines returns a change as a diff: removed and added lines by pointer.
func diffLines(entries []entry) []string {
	var lines []string
	for _, e := range entries {
		lines = append(lines, e.diffLines()...)
	}
	return lines
}

func (e entry) diffLines() []string {
	text, oneLine := e.inLine()
	// A diff has no ~: pages colour ! instead.
	sign := strings.Replace(e.sign, signChange, signDanger, 1)
	switch {
	case e.override != "":
		return []string{labelled(sign, e.at, text)}
	case oneLine && (isAbsent(e.before) || isAbsent(e.after)):
		return []string{labelled(e.sign, e.at, text)}
	case oneLine:
		before, after := e.pair(maxDiffLine)
		return []string{labelled(signRemove, e.at, before), labelled(signAdd, e.at, after)}
	}
	lines := []string{labelled(sign, e.at, "")}
	for _, l := range e.lines(maxDiffLine) {
		if l.sign == signNone {
			l.sign = e.sign
		}
		lines = append(lines, l.String())
	}
	return lines
}

func labelled(sign, at, text string) string {
	line := sign + " " + at
	if text != "" {
		line += ": " + text
	}
	return line
}

func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
