package yamledit

import "strings"

// piece is one item of a flow collection after the change.
type piece struct {
	start, end int // in the text; -1 for a new item
	text       string
}

// flowMapping writes a mapping in brackets again: what stays keeps its text.
func (e *editor) flowMapping(s spot, entries []entry, added []string, want map[string]any) {
	var pieces []piece
	changed := len(added) > 0
	at := map[int][]string{}
	for _, key := range added {
		i := e.predecessor(s, entries, key)
		at[i] = append(at[i], e.writer.Key(key, -1)+": "+e.writer.Flow(want[key], s.at.Append(key)))
	}
	addNew := func(i int) {
		for _, text := range at[i] {
			pieces = append(pieces, piece{-1, -1, text})
		}
	}
	addNew(-1)
	for i, x := range entries {
		if !x.stays {
			e.gone, changed = append(e.gone, x.key, x.value), true
			continue
		}
		text := e.within(x.start, x.end(), func() {
			if !isMerge(x.key.Node) {
				e.edit(e.below(s, x), want[x.name])
			}
		})
		pieces = append(pieces, piece{x.start, x.end(), text})
		addNew(i)
	}
	e.flow(s, pieces, changed)
}

func (e *editor) flowSequence(s spot, pairs []pair, want []any) {
	var pieces []piece
	changed := false
	for _, p := range pairs {
		switch {
		case p.want < 0:
			e.gone, changed = append(e.gone, s.items[p.have]), true
		case p.have < 0:
			changed = true
			pieces = append(pieces, piece{-1, -1, e.writer.Flow(want[p.want], s.at.Index(p.want))})
		default:
			n := s.items[p.have]
			text := e.within(n.start, n.end, func() {
				e.edit(spot{node: n, at: s.at.Index(p.want), flow: true, behind: n.start, element: true}, want[p.want])
			})
			pieces = append(pieces, piece{n.start, n.end, text})
		}
	}
	e.flow(s, pieces, changed)
}

// within is a part of the text after changes that only concern it.
func (e *editor) within(start, end int, change func()) string {
	before := e.splices
	e.splices = nil
	change()
	text := string(e.spliced(start, end, e.splices))
	e.splices = before
	return text
}

// flow writes the pieces: what separates two of them stays if both stay. Without
// added or removed items everything between them stays.
func (e *editor) flow(s spot, pieces []piece, changed bool) {
	if !changed {
		for _, p := range pieces {
			e.splices = append(e.splices, splice{p.start, p.end, strings.ReplaceAll(p.text, "\r\n", "\n")})
		}
		return
	}
	var out strings.Builder
	first, last := s.items[0].start, s.items[len(s.items)-1].end
	for i, p := range pieces {
		if i > 0 {
			out.WriteString(e.separator(s, p))
		}
		out.WriteString(p.text)
	}
	e.splice(first, last, strings.ReplaceAll(out.String(), "\r\n", "\n"))
}

// separator separates two items: by what was before the second one, or as the others.
func (e *editor) separator(s spot, p piece) string {
	if p.start >= 0 {
		for i, n := range s.items {
			if n.start == p.start && i > 0 {
				return strings.ReplaceAll(string(e.text[s.items[i-1].end:p.start]), "\r\n", "\n")
			}
		}
	}
	if e.lineEnd(s.items[0].start) < s.items[len(s.items)-1].start { // over several lines
		return ",\n" + strings.Repeat(" ", e.column(s.items[0].start))
	}
	return ", "
}
