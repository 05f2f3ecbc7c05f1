package render

import (
	"strings"

	"isc-sync/planner/plan"
)

const (
	maxPointer = 36 // columns that pointers are lined up in
	indent     = "        "
	// again begins the lines of a value after its first one.
	again = "  ↪ "
)

func (p *page) entries(a plan.Action, entries []entry) {
	if a == plan.Delete {
		entries = summarizeElements(entries) // what is sent is shown in full
	}
	column := 0
	for _, e := range entries {
		if w := widthOf(e.at); w <= maxPointer {
			column = max(column, w)
		}
	}
	for _, e := range entries {
		p.entry(e, column)
	}
}

// entry writes a pointer and what happens there; what does not fit beside it is
// below.
func (p *page) entry(e entry, column int) {
	lead := "    " + p.sign(e.sign, e.sign) + " "
	text, oneLine := e.inLine()
	if oneLine && len(indent)+max(column, widthOf(e.at))+widthOf(text) <= p.width() {
		p.line("%s", strings.TrimRight(lead+pad(e.at, column)+"  "+text, " "))
		return
	}
	for i, l := range fold(e.at, p.width()-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.line("%s%s", lead, l)
	}
	p.below(e, text)
}

// below writes values with the whole width to themselves.
func (p *page) below(e entry, text string) {
	room := p.width() - len(indent)
	if e.override != "" {
		p.para(indent, text)
		return
	}
	for _, l := range e.lines(room - 2) {
		p.folded(l)
	}
}

// folded writes one line of a value, in as many lines of the page as it needs.
func (p *page) folded(line diffLine) {
	for i, l := range foldAgain(line.String(), p.width()-len(indent)) {
		if i > 0 {
			l = again + l
		}
		if line.sign == signAdd || line.sign == signRemove {
			l = p.sign(line.sign, l)
		}
		p.line("%s%s", indent, l)
	}
}

// foldAgain is fold with less room for all lines but the first.
func foldAgain(s string, n int) []string {
	lines := fold(s, n)
	if len(lines) == 1 {
		return lines
	}
	return append(lines[:1:1], fold(s[len(lines[0]):], n-widthOf(again))...)
}
