package yamledit

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// sequence edits the elements of a list one by one. It reports false if it becomes, or was,
// empty.
func (e *editor) sequence(s spot, want []any) bool {
	have := make([]any, len(s.items))
	for i, n := range s.items {
		have[i], _ = valueOf(n.Node)
	}
	if len(have) == 0 || len(want) == 0 {
		return false
	}
	if s.isFlow() {
		e.flowSequence(s, have, want)
		return true
	}
	e.blockSequence(s, alignment(have, want), want)
	return true
}

func (e *editor) blockSequence(s spot, pairs []pair, want []any) {
	column := s.node.column
	blocks := make([]block, len(s.items))
	for i, n := range s.items {
		dash := e.dash(n, column)
		blocks[i] = block{start: dash, end: max(dash+1, n.end), nodes: []*node{n}}
	}
	pairs = e.apart(s, blocks, pairs, want)
	for _, p := range pairs {
		if p.have >= 0 && p.want >= 0 {
			blocks[p.have].stays = true
			n := s.items[p.have]
			e.edit(spot{node: n, at: s.at.Index(p.want), column: column, behind: blocks[p.have].start + 1, element: true}, want[p.want])
		}
	}
	if !slices.ContainsFunc(blocks, func(b block) bool { return b.stays }) {
		e.renewElements(s, blocks, want)
		return
	}
	e.removeBlocks(blocks)
	e.insertElements(s, blocks, pairs, want)
}

// apart divides the pairs of different scalars of which the old one has comments: what
// is said of one value is not true of another.
func (e *editor) apart(s spot, blocks []block, pairs []pair, want []any) (out []pair) {
	for _, p := range pairs {
		if p.have >= 0 && p.want >= 0 && e.isCommented(blocks[p.have]) {
			if have, _ := valueOf(s.items[p.have].Node); isScalar(have) && !jsonvalue.Equal(have, want[p.want]) {
				out = append(out, pair{p.have, -1}, pair{-1, p.want})
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// renewElements writes other elements in the lines of all there are.
func (e *editor) renewElements(s spot, blocks []block, want []any) {
	e.gone = append(e.gone, s.items...)
	texts := make([]string, len(want))
	for i, v := range want {
		texts[i] = "-" + e.writer.Element(v, s.at.Index(i), s.node.column)
	}
	start := blocks[0].start
	if e.opens(blocks[0]) {
		start += e.above(start) - e.lineStart(start)
	}
	e.splice(start, e.endOfComments(blocks[len(blocks)-1], s.node.column), strings.Join(texts, "\n"+strings.Repeat(" ", s.node.column)))
}

func (e *editor) insertElements(s spot, blocks []block, pairs []pair, want []any) {
	column, after := s.node.column, -1
	var first []string
	for _, p := range pairs {
		switch {
		case p.want < 0:
		case p.have >= 0:
			for _, text := range first {
				e.insertFirst(blocks[p.have], column, text)
			}
			first, after = nil, p.have
		default:
			text := "-" + e.writer.Element(want[p.want], s.at.Index(p.want), column)
			if after < 0 {
				first = append(first, text)
				continue
			}
			e.insertAfter(blocks[after], column, text)
		}
	}
}

// dash is where the dash of an element is: at the column of its list, in the line of
// the element or above it.
func (f *file) dash(n *node, column int) int {
	for line := f.lineStart(n.start); ; line = f.lineStart(line - 1) {
		at := line
		for i := 0; i < column && at < n.start; i++ {
			at += width(f.text, at)
		}
		if at < n.start && f.text[at] == '-' && strings.IndexByte(" \t\r\n\x00", f.at(at+1)) >= 0 || line == 0 {
			return at
		}
	}
}
