package documents

import (
	"fmt"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// unreadable replaces a value that has a problem of its own, so that no second
// problem follows from it. It never leaves this package.
type unreadable struct{}

// walker turns the nodes of one document into JSON values and collects every
// problem on the way.
type walker struct {
	file   string
	root   *node
	budget *budget
	tags   *tagReader
	// found are the tags of ours, by their place in the document.
	found    map[jsonvalue.Pointer]state.Tag
	problems state.Problems
	// exhausted: the budget is spent, nothing more is read.
	exhausted bool

	path []string
	// open are the collections, merging the mappings with a merge key, that are
	// being read.
	open, merging map[*node]bool
	// use is the outermost alias that is being followed.
	use *node
}

func newWalker(file string, root *node, b *budget, tags *tagReader) *walker {
	return &walker{
		file: file, root: root, budget: b, tags: tags,
		found: map[jsonvalue.Pointer]state.Tag{}, open: map[*node]bool{}, merging: map[*node]bool{},
	}
}

func (w *walker) value(n *node) any {
	if !w.take(1) {
		return unreadable{}
	}
	if n.kind == aliasNode {
		return w.alias(n)
	}
	if n.kind == scalarNode {
		return w.scalar(n)
	}
	if w.open[n] {
		return w.refuse(n, "the value contains itself", "an alias may not stand inside its own anchor")
	}
	if len(w.path) >= w.budget.limits.Depth {
		return w.refuse(n, fmt.Sprintf("values nest more than %d levels deep", w.budget.limits.Depth), "")
	}
	if n.anchored() { // else it cannot stand inside itself
		w.open[n] = true
		defer delete(w.open, n)
	}
	return w.collection(n)
}

func (w *walker) collection(n *node) any {
	own := "!!map"
	if n.kind == sequenceNode {
		own = "!!seq"
	}
	switch n.tag() {
	case "", own:
	case plainTag:
		w.found[w.at()] = state.Tag{Name: TagPlain}
	default:
		w.flaw(n, fmt.Sprintf("the tag %s cannot stand before a list or mapping", n.tag()), "remove the tag")
		return unreadable{}
	}
	if n.kind == sequenceNode {
		return w.sequence(n)
	}
	return w.mapping(n)
}

func (w *walker) sequence(n *node) []any {
	out := make([]any, len(n.items))
	for i := range n.items {
		w.path = append(w.path, strconv.Itoa(i))
		out[i] = w.value(&n.items[i])
		w.path = w.path[:len(w.path)-1]
	}
	return out
}

func (w *walker) mapping(n *node) map[string]any {
	members := w.members(n)
	out := make(map[string]any, len(members))
	for _, m := range members {
		w.path = append(w.path, m.key)
		out[m.key] = w.member(m)
		w.path = w.path[:len(w.path)-1]
	}
	return out
}

func (w *walker) member(m member) (v any) {
	if m.use == nil {
		return w.value(m.value)
	}
	w.through(m.use, func() { v = w.value(m.value) })
	return v
}

func (w *walker) alias(n *node) (v any) {
	w.through(n, func() { v = w.value(n.rare.target) })
	return v
}

// through reads what an alias brings in: its places are the alias's.
func (w *walker) through(use *node, read func()) {
	if use == nil || w.use != nil {
		read()
		return
	}
	w.use = use
	defer func() { w.use = nil }()
	read()
}

// take counts values against the budget and reports the first that is too
// many.
func (w *walker) take(n int) bool {
	if w.exhausted {
		return false
	}
	if w.budget.take(n) {
		return true
	}
	w.exhausted = true
	w.refuse(w.root, fmt.Sprintf("the documents hold more than %d values once aliases are followed", w.budget.limits.Values), "")
	return false
}

// flaw reports what is wrong with a node itself: once, not again for each alias
// to it.
func (w *walker) flaw(n *node, text, hint string) {
	if w.use == nil {
		w.refuse(n, text, hint)
	}
}

// refuse reports a problem at the node or at the alias that led to it.
func (w *walker) refuse(n *node, text, hint string) unreadable {
	if w.use != nil {
		n = w.use
	}
	if w.budget.full(w.problems) {
		return unreadable{}
	}
	w.problems = append(w.problems, state.Problem{
		Position: position(w.file, n), Pointer: w.at(), Text: text, Hint: hint,
	})
	return unreadable{}
}

func (w *walker) at() jsonvalue.Pointer {
	var p jsonvalue.Pointer
	for _, token := range w.path {
		p = p.Append(token)
	}
	return p
}
