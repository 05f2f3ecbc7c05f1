package render

import (
	"math"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// htmlChange is a block on a page.
type htmlChange struct {
	ID                        int
	Sign, Action, Kind, Title string
	Place, Why                string
	// Label is the word beside the sign.
	Label        string
	Dangers, How []string
	Open         bool
	Fields       []htmlField
	Resources    []htmlResource
	Count        int
}

// htmlResource is one of the resources of a block.
type htmlResource struct{ Name, Place string }

// htmlField is an entry of a block: a text that replaces the values, or its rows.
type htmlField struct {
	Sign, At, Said string
	Rows           []htmlRow
}

// htmlRow is a line of a field: on the left what was, on the right what will be. A
// row with a place has no sides, and one that stays the same has two equal ones.
type htmlRow struct {
	Place         string
	Same          bool
	Before, After []Span
}

func htmlChangeOf(id int, b *block, lost map[state.Key][]string, open bool) htmlChange {
	c := htmlChange{
		ID: id, Sign: signOf(b.Action), Action: string(b.Action), Label: string(b.Action), Kind: clean(b.Kind), Title: b.title(),
		Why: clean(reason(b.Change)), Dangers: b.dangers, How: b.how, Open: open, Count: len(b.all),
	}
	for _, r := range b.all {
		c.Dangers = append(c.Dangers, lost[r.Key]...)
	}
	if b.many() {
		for i, name := range b.names() {
			c.Resources = append(c.Resources, htmlResource{name, clean(b.all[i].Position().String())})
		}
	} else {
		c.Place = clean(b.Position().String())
	}
	for _, e := range shownEntries(b) {
		c.Fields = append(c.Fields, htmlFieldOf(e))
	}
	return c
}

// shownEntries are the entries of a block; the lists of what is deleted are named.
func shownEntries(b *block) []entry {
	if b.Action == plan.Delete {
		return summarizeElements(b.entries)
	}
	return b.entries
}

func htmlFieldOf(e entry) htmlField {
	f := htmlField{Sign: e.sign, At: e.at}
	if e.override != "" {
		f.Said = e.override
		return f
	}
	if !e.isText() && !isAbsent(e.before) && !isAbsent(e.after) {
		f.Rows = append(f.Rows, htmlRow{})
		f.Rows[0].Before, f.Rows[0].After = wordDiff(e.pair(math.MaxInt))
		return f
	}
	lines := e.lines(math.MaxInt)
	for i := 0; i < len(lines); {
		n, rows := rowsOf(lines[i:], e)
		f.Rows = append(f.Rows, rows...)
		i += n
	}
	return f
}

// rowsOf returns the rows of the first lines that belong together, and how many
// lines those are.
func rowsOf(lines []diffLine, e entry) (int, []htmlRow) {
	switch lines[0].sign {
	case signPlace:
		return 1, []htmlRow{{Place: lines[0].text}}
	case signSame:
		text := []Span{{Text: lines[0].text}}
		return 1, []htmlRow{{Same: true, Before: text, After: text}}
	case signNone:
		return 1, []htmlRow{oneSided(e, lines[0].text)}
	}
	going := run(lines, signRemove)
	coming := run(lines[len(going):], signAdd)
	return len(going) + len(coming), sideBySide(going, coming)
}

// oneSided is a line of a value that only comes or only goes.
func oneSided(e entry, text string) htmlRow {
	spans := []Span{{Text: text}}
	if isAbsent(e.after) {
		return htmlRow{Before: spans}
	}
	return htmlRow{After: spans}
}

// sideBySide puts lines that go beside those that come for them.
func sideBySide(going, coming []diffLine) []htmlRow {
	rows := make([]htmlRow, max(len(going), len(coming)))
	for i := range rows {
		switch {
		case i >= len(coming):
			rows[i].Before = []Span{{Text: going[i].text}}
		case i >= len(going):
			rows[i].After = []Span{{Text: coming[i].text}}
		default:
			rows[i].Before, rows[i].After = wordDiff(going[i].text, coming[i].text)
		}
	}
	return rows
}
