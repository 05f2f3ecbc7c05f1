package render

import (
	"fmt"
	"html"
	"strings"

	"isc-sync/planner/plan"
)

// maxDiffLine is in how many columns of a line of a diff two values that are
// longer are shown where they differ.
const maxDiffLine = 2_000

// detail returns what changes in a block, or "" if its line shows all of it.
func detail(b *block) string {
	lines := diffLines(shownEntries(b))
	if len(lines) == 0 {
		return ""
	}
	var s strings.Builder
	fmt.Fprintf(&s, "<details><summary>%s %s</summary>\n\n", b.signs(), summaryTitle(b))
	for _, text := range append(nonEmpty(reason(b.Change)), b.how...) {
		s.WriteString(prose(cut(text, maxCell)) + "\n\n")
	}
	s.WriteString(fence("diff", lines) + "\n")
	if b.many() {
		s.WriteString(onWhich(b) + "\n\n")
	}
	if at := places(b); at != "" {
		s.WriteString("declared at " + at + "\n\n")
	}
	s.WriteString("</details>\n")
	return s.String()
}

// short is a block in one line.
func short(b *block) string {
	parts := []string{codeSpan(b.signs()), codeSpan(cut(b.title(), maxCell))}
	if at := places(b); at != "" {
		parts = append(parts, "("+at+")")
	}
	line := "- " + strings.Join(parts, " ")
	if why := reason(b.Change); why != "" {
		line += ": " + prose(cut(why, maxCell))
	}
	if b.Action == plan.Update {
		line += ": " + changedFields(b.entries)
	}
	if b.many() {
		line += " " + onWhich(b)
	}
	return line + "\n"
}

// summaryTitle names a block and the first fields that an update changes. It is in
// HTML, where Markdown is not read.
func summaryTitle(b *block) string {
	const few = 3
	title := htmlCode(cut(string(b.Key), maxCell))
	if b.many() {
		title = html.EscapeString(b.title())
	}
	if b.Action != plan.Update {
		return title
	}
	for i, e := range b.entries {
		if more := len(b.entries) - i; i == few && more > 1 {
			return title + fmt.Sprintf(" and %d more", more)
		}
		title += " " + htmlCode(cut(e.at, maxCell/4))
	}
	return title
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
