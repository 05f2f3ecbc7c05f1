package yamledit

import (
	"bytes"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// moved is a text whose lists have the elements that stay in the order that is wanted:
// they move as they are written, with their comments. A list whose elements cannot move
// stays as it is.
func moved(text []byte, want any, w Writer) []byte {
	done, freed := map[jsonvalue.Pointer]bool{}, map[jsonvalue.Pointer]bool{}
	for {
		f, err := parse(text)
		if err != nil || f.root == nil {
			return text
		}
		n, at, order := f.misplaced(f.root, want, "", done)
		if n == nil {
			return text
		}
		if early := f.early(n, order); len(early) > 0 && !freed[at] {
			freed[at] = true
			has, _ := valueOf(f.root.Node)
			e := editor{file: f, writer: w, freed: early}
			text = e.edited(has)
			continue
		}
		done[at] = true
		if out := f.inOrder(n, order); says(out, at, permuted(n.values(), order)) {
			text = out
		}
	}
}

// says reports whether a text has a value at a place.
func says(text []byte, at jsonvalue.Pointer, want any) bool {
	all, err := Value(text)
	have, there := at.Get(all)
	return err == nil && there && jsonvalue.Equal(have, want)
}

func permuted(list []any, order []int) []any {
	out := make([]any, len(list))
	for i, from := range order {
		out[i] = list[from]
	}
	return out
}

// early are the aliases that would come before their anchors in another order.
func (f *file) early(n *node, order []int) map[*node]bool {
	place := make([]int, len(order))
	for i, from := range order {
		place[from] = i
	}
	out := map[*node]bool{}
	for i, item := range n.items {
		for _, alias := range aliases(item) {
			target := f.nodes[alias.Alias]
			for j, other := range n.items {
				if target != nil && place[j] > place[i] && other.start <= target.start && target.end <= other.end {
					out[alias] = true
				}
			}
		}
	}
	return out
}

// misplaced is the first list of lines whose elements are in another order, and the
// order they should have.
func (f *file) misplaced(n *node, want any, at jsonvalue.Pointer, done map[jsonvalue.Pointer]bool) (*node, jsonvalue.Pointer, []int) {
	s := spot{node: n}
	switch want := want.(type) {
	case map[string]any:
		for i := 0; s.isMapping() && i+1 < len(n.items); i += 2 {
			name := n.items[i].Value
			if found, at, order := f.misplaced(n.items[i+1], want[name], at.Append(name), done); found != nil {
				return found, at, order
			}
		}
	case []any:
		if !s.isSequence() || s.isFlow() {
			return nil, "", nil
		}
		have := n.values()
		if order := orderOf(have, want); order != nil && !done[at] {
			return n, at, order
		}
		for _, p := range alignment(have, want) {
			if p.have < 0 || p.want < 0 {
				continue
			}
			if found, at, order := f.misplaced(n.items[p.have], want[p.want], at.Index(p.have), done); found != nil {
				return found, at, order
			}
		}
	}
	return nil, "", nil
}

// values are what the elements of a list say.
func (n *node) values() []any {
	out := make([]any, len(n.items))
	for i, item := range n.items {
		out[i], _ = valueOf(item.Node)
	}
	return out
}

// orderOf says for each place of a list which of its elements should be there; nil if
// each is where it should be. Those that do not stay keep their places.
func orderOf(have, want []any) []int {
	if len(have)*len(want) > mostCells>>8 {
		return nil
	}
	var stay []int
	used := make([]bool, len(have))
	for _, w := range want {
		if i := counterpart(have, w, want, used); i >= 0 {
			used[i] = true
			stay = append(stay, i)
		}
	}
	if slices.IsSorted(stay) {
		return nil
	}
	order := make([]int, len(have))
	for i := range have {
		order[i] = i
		if used[i] {
			order[i], stay = stay[0], stay[1:]
		}
	}
	return order
}

// counterpart is the element that is equal to one that is wanted or, if none is, that
// has its name and is not wanted as it is.
func counterpart(have []any, w any, want []any, used []bool) int {
	named := -1
	for i, h := range have {
		switch {
		case used[i]:
		case jsonvalue.Equal(h, w):
			return i
		case named < 0 && inCommon(h, w) == sameNames && !slices.ContainsFunc(want, func(v any) bool { return jsonvalue.Equal(h, v) }):
			named = i
		}
	}
	return named
}

// inOrder is the text with the elements of a list in another order. What is between two
// elements and belongs to none stays where it is.
func (f *file) inOrder(n *node, order []int) []byte {
	parts := make([]block, len(n.items))
	for i, item := range n.items {
		dash := f.dash(item, n.column)
		b := block{start: dash, end: max(dash+1, item.end)}
		parts[i] = block{start: dash, end: f.behind(b, n.column)}
		if f.opens(b) {
			parts[i].start += f.above(dash) - f.lineStart(dash)
		}
	}
	last := len(parts) - 1
	open := f.at(parts[last].end-1) != '\n' // the text ends without a line end
	var out bytes.Buffer
	out.Write(f.text[:parts[0].start])
	for i, from := range order {
		if i > 0 {
			out.Write(f.text[parts[i-1].end:parts[i].start])
		}
		text := string(f.text[parts[from].start:parts[from].end])
		if open && i == last {
			text = strings.TrimRight(text, "\r\n")
		} else if open && from == last {
			text += f.lineEnds("\n")
		}
		out.WriteString(text)
	}
	out.Write(f.text[parts[last].end:])
	return out.Bytes()
}
