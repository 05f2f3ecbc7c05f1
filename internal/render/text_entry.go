package render

import (
	"strings"

	"isc-sync/planner"
)

const (
	maxPointer = 36 // columns that pointers are lined up in
	maxHunks   = 60 // lines of a text's difference
	maxLines   = 40 // lines of one value
)

func (p *page) entries(c *planner.Change) {
	entries := entriesOf(c)
	if c.Action != planner.Update {
		entries = gathered(entries)
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

// entry writes a pointer and what happens there; what finds no room beside it
// goes below.
func (p *page) entry(e entry, column int) {
	lead := "    " + p.sign(e.sign, e.sign) + " "
	if hunks := e.hunks(); hunks != nil {
		p.line("%s%s", lead, e.at)
		p.hunks(hunks)
		return
	}
	said := e.String()
	if 8+max(column, widthOf(e.at))+widthOf(said) <= p.width() {
		p.line("%s", strings.TrimRight(lead+pad(e.at, column)+"  "+said, " "))
		return
	}
	p.line("%s%s", lead, e.at)
	p.below(e)
}

// below writes values with the whole width to themselves.
func (p *page) below(e entry) {
	const indent = "        "
	room := p.width() - len(indent)
	if e.said == "" && !isAbsent(e.before) && !isAbsent(e.after) {
		before, after := inlinePair(e.before, e.after)
		before, after = around(before, after, room-2)
		p.line("%s%s", indent, p.sign(signRemove, signRemove+" "+before))
		p.line("%s%s", indent, p.sign(signAdd, signAdd+" "+after))
		return
	}
	for _, l := range firstLines(wrap(e.String(), room), maxLines) {
		p.line("%s%s", indent, cut(l, room))
	}
}

func (p *page) hunks(hunks []string) {
	for _, l := range firstLines(hunks, maxHunks) {
		text := cut(l, p.width()-8)
		if strings.HasPrefix(l, signAdd) || strings.HasPrefix(l, signRemove) {
			text = p.sign(l[:1], text)
		}
		p.line("        %s", text)
	}
}

// hunks returns the difference of two texts of several lines, nil for
// everything else.
func (e entry) hunks() []string {
	before, ok := textOf(e.before)
	after, also := textOf(e.after)
	if !ok || !also || e.said != "" {
		return nil
	}
	return lineDiff(before, after)
}

// String says in one line what happens.
func (e entry) String() string {
	switch {
	case e.said != "":
		return e.said
	case isAbsent(e.before):
		return inline(e.after)
	case isAbsent(e.after):
		return inline(e.before)
	}
	before, after := inlinePair(e.before, e.after)
	return before + " → " + after
}
