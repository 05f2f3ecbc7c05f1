package yamledit

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"isc-sync/internal/yamltree"
)

// node is a node of the document and where its text is: from its tag, anchor or
// first character to behind its last character that is not white space or comment.
type node struct {
	*yamltree.Node
	start, end int
	// column is how far a collection of lines is indented.
	column int
	// items are keys and values by turns, or elements.
	items []*node
}

// file is one document's text and the tree of it.
type file struct {
	text  []byte
	lines []int // where each line begins
	root  *node
	nodes map[*yamltree.Node]*node
}

// parse reads a text that holds one document. Without content root is nil.
func parse(text []byte) (*file, error) {
	f := &file{text: text, lines: []int{0}, nodes: map[*yamltree.Node]*node{}}
	for i, b := range text {
		if b == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	root, err := yamltree.Decode(text)
	if err != nil {
		return nil, fmt.Errorf("read the YAML: %w", err)
	}
	if root != nil {
		f.root = f.build(root, -1, false)
	}
	return f, nil
}

// build places a node in the text. outer is the column of the collection that it is
// in, -1 at the top.
func (f *file) build(y *yamltree.Node, outer int, flow bool) *node {
	n := &node{Node: y, start: f.offset(y.Line, y.Column)}
	f.nodes[y] = n
	flow = flow || y.Style&yamltree.Flow != 0
	if y.Kind == yamltree.Alias || y.Kind == yamltree.Scalar {
		n.end = f.scalarEnd(n, outer, flow)
		return n
	}
	n.end = n.start
	n.column = f.column(f.firstItem(n))
	for _, item := range y.Content {
		below := f.build(item, n.column, flow)
		n.items = append(n.items, below)
		n.end = max(n.end, below.end)
	}
	if open := f.behindProperties(n.start); y.Style&yamltree.Flow != 0 && f.at(open) == opening(y) {
		n.end = f.closing(max(open+1, n.end))
	}
	return n
}

// firstItem is where the first key or dash of a collection of lines is.
func (f *file) firstItem(n *node) int {
	if n.Anchor != "" || n.Style&yamltree.Tagged != 0 {
		return f.behindProperties(n.start)
	}
	return n.start
}

func opening(n *yamltree.Node) byte {
	if n.Kind == yamltree.Mapping {
		return '{'
	}
	return '['
}

// offset is where a place is in the text; the column counts characters, from 1.
func (f *file) offset(line, column int) int {
	at := f.lines[min(line, len(f.lines))-1]
	for range column - 1 {
		at += width(f.text, at)
	}
	return at
}

// at is a byte of the text, 0 behind its end.
func (f *file) at(i int) byte {
	if i < len(f.text) {
		return f.text[i]
	}
	return 0
}

// column is how many characters there are before a place in its line.
func (f *file) column(i int) int { return utf8.RuneCount(f.text[f.lineStart(i):i]) }

// lineStart is where the line of a place begins.
func (f *file) lineStart(i int) int { return bytes.LastIndexByte(f.text[:i], '\n') + 1 }

// lineEnd is where the line of a place ends, before its line end.
func (f *file) lineEnd(i int) int {
	if n := bytes.IndexByte(f.text[i:], '\n'); n >= 0 {
		end := i + n
		if end > i && f.text[end-1] == '\r' {
			end--
		}
		return end
	}
	return len(f.text)
}

// nextLine is where the line behind the one of a place begins.
func (f *file) nextLine(i int) int {
	if n := bytes.IndexByte(f.text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(f.text)
}

// indent is how many spaces the line of a place begins with.
func (f *file) indent(i int) int {
	start := f.lineStart(i)
	n := 0
	for f.at(start+n) == ' ' {
		n++
	}
	return n
}

// isBlank reports whether there is nothing but white space in the line of a place.
func (f *file) isBlank(i int) bool {
	return len(bytes.TrimSpace(f.text[f.lineStart(i):f.lineEnd(i)])) == 0
}

// isComment reports whether the line of a place holds a comment alone.
func (f *file) isComment(i int) bool {
	return bytes.HasPrefix(bytes.TrimLeft(f.text[f.lineStart(i):f.lineEnd(i)], " \t"), []byte("#"))
}
