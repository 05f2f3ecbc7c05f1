package yamledit

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// piece is one item of a flow collection after the change: the item it was, -1 for a new
// one, and its text.
type piece struct {
	from int
	text string
}

// extent is where an item is in the text.
type extent struct{ start, end int }

// flowMapping writes a mapping in brackets again: what stays keeps its text.
func (e *editor) flowMapping(s spot, entries []entry, added []string, want map[string]any) {
	var pieces []piece
	items := make([]extent, len(entries))
	changed := len(added) > 0
	at := map[int][]string{}
	for _, key := range added {
		i := e.predecessor(s, entries, key)
		at[i] = append(at[i], e.writer.Key(key, -1)+": "+e.writer.Flow(want[key], s.at.Append(key)))
	}
	addNew := func(i int) {
		for _, text := range at[i] {
			pieces = append(pieces, piece{-1, text})
		}
	}
	addNew(-1)
	for i, x := range entries {
		items[i] = extent{x.start, x.end()}
		if !x.stays {
			e.gone, changed = append(e.gone, x.key, x.value), true
			continue
		}
		text := e.within(x.start, x.end(), func() {
			if !isMerge(x.key.Node) {
				e.edit(e.below(s, x), want[x.name])
			}
		})
		pieces = append(pieces, piece{i, text})
		addNew(i)
	}
	e.flow(s, items, pieces, changed)
}

func (e *editor) flowSequence(s spot, have, want []any) {
	items := make([]extent, len(s.items))
	for i, n := range s.items {
		items[i] = extent{n.start, n.end}
	}
	pairs := e.apartInFlow(s, items, e.movedPairs(s, have, want), want)
	var pieces []piece
	changed, last := false, -1
	for _, p := range pairs {
		switch {
		case p.want < 0:
			e.gone, changed = append(e.gone, s.items[p.have]), true
		case p.have < 0:
			changed = true
			pieces = append(pieces, piece{-1, e.writer.Flow(want[p.want], s.at.Index(p.want))})
		default:
			n := s.items[p.have]
			text := e.within(n.start, n.end, func() {
				e.edit(spot{node: n, at: s.at.Index(p.want), flow: true, behind: n.start, element: true}, want[p.want])
			})
			pieces = append(pieces, piece{p.have, text})
			changed, last = changed || p.have < last, p.have
		}
	}
	e.flow(s, items, pieces, changed)
}

// apartInFlow divides pairs as apart does.
func (e *editor) apartInFlow(s spot, items []extent, pairs []pair, want []any) (out []pair) {
	l := e.layoutOf(s, items)
	for _, p := range pairs {
		if l != nil && p.have >= 0 && p.want >= 0 && l.isCommented(p.have) {
			if have, _ := valueOf(s.items[p.have].Node); isScalar(have) && !jsonvalue.Equal(have, want[p.want]) {
				out = append(out, pair{p.have, -1}, pair{-1, p.want})
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// movedPairs pairs the elements of a list in brackets, where they move as they are
// written, unless something is anchored in them.
func (e *editor) movedPairs(s spot, have, want []any) []pair {
	order := orderOf(have, want)
	if order == nil || slices.ContainsFunc(s.items, isBound) {
		return alignment(have, want)
	}
	pairs := alignment(permuted(have, order), want)
	for i, p := range pairs {
		if p.have >= 0 {
			pairs[i].have = order[p.have]
		}
	}
	return pairs
}

// isBound reports whether a value has anchors or aliases.
func isBound(n *node) bool {
	return n.Anchor != "" || n.Alias != nil || slices.ContainsFunc(n.items, isBound)
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
func (e *editor) flow(s spot, items []extent, pieces []piece, changed bool) {
	if !changed {
		for _, p := range pieces {
			e.splices = append(e.splices, splice{items[p.from].start, items[p.from].end, oneLineEnd(p.text)})
		}
		return
	}
	if l := e.layoutOf(s, items); l != nil {
		e.splice(l.start, l.end, oneLineEnd(l.with(pieces)))
		return
	}
	var out strings.Builder
	for i, p := range pieces {
		if i > 0 {
			out.WriteString(e.separator(items, p))
		}
		out.WriteString(p.text)
	}
	e.splice(items[0].start, items[len(items)-1].end, oneLineEnd(out.String()))
}

func oneLineEnd(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

// separator separates two items: by what was before the second one, or as the others.
func (e *editor) separator(items []extent, p piece) string {
	if p.from > 0 {
		return oneLineEnd(string(e.text[items[p.from-1].end:items[p.from].start]))
	}
	if e.lineEnd(items[0].start) < items[len(items)-1].start { // over several lines
		return ",\n" + strings.Repeat(" ", e.column(items[0].start))
	}
	return ", "
}
