package yamledit

import (
	"fmt"
	"strings"

	"isc-sync/internal/yamltree"
)

// Part is one value of a document as it is written.
type Part struct {
	Kind yamltree.Kind
	// Properties are its anchor and tag as they are written, Anchor and Tag their
	// names. Alias is the name that an alias refers to.
	Properties, Anchor, Tag, Alias string
	// Value is what a scalar says without its tag; Text is how it is written.
	Value any
	Text  string
	// Block is the text of a literal or folded scalar.
	Block *BlockText
	// Entries are those of a collection. Foot are the comments and blank lines behind
	// the last one, in the form of Entry.Head.
	Entries []*Entry
	Foot    []string
}

// Entry is an element, or a key and its value. The whole document is one as well.
type Entry struct {
	// Key is nil for an element.
	Key *Part
	// Head are the lines above: comments from "#" on, and "" for a blank line.
	Head []string
	// Comment is the one behind it, from "#" on.
	Comment string
	Value   *Part
}

// MergesKeys reports whether an entry is a merge key.
func (e *Entry) MergesKeys() bool {
	return e.Key != nil && e.Key.Kind == yamltree.Scalar && e.Key.Text == "<<"
}

// HasComments reports whether there are comments in a value.
func (p *Part) HasComments() bool {
	if isSaid(p.Foot) {
		return true
	}
	for _, e := range p.Entries {
		if isSaid(e.Head) || e.Comment != "" || e.Value.HasComments() {
			return true
		}
	}
	return false
}

func isSaid(lines []string) bool { return strings.Join(lines, "") != "" }

// Document is a document as it is written, and what it says.
type Document struct {
	*Entry
	Says any
}

// Read returns a document as it is written. It fails with ErrCannot if it is empty, or
// if some of the text is not understood.
func Read(text []byte) (*Document, error) {
	f, err := parse(text)
	if err != nil {
		return nil, err
	}
	if f.root == nil {
		return nil, fmt.Errorf("%w: the document is empty", ErrCannot)
	}
	doc := &Entry{}
	r := &reader{file: f, last: doc}
	doc.Value = r.part(f.root, doc, false)
	doc.Value.Foot = append(doc.Value.Foot, r.divide(r.gap(len(text)))...)
	if r.lost != "" {
		return nil, fmt.Errorf("%w: it is not clear what %q belongs to", ErrCannot, r.lost)
	}
	says, err := valueOf(f.root.Node)
	return &Document{doc, says}, err
}

// reader goes through the text of a document from its beginning to its end.
type reader struct {
	*file
	at int
	// last is the entry that a comment on the same line belongs to.
	last *Entry
	// open are the collections of lines that end where the reader is, the innermost
	// last.
	open []openPart
	// lost is the first text that belongs to nothing.
	lost string
}

type openPart struct {
	*Part
	column int
}

// part reads a value. in is its entry.
func (r *reader) part(n *node, in *Entry, flow bool) *Part {
	p := &Part{Kind: n.Kind, Anchor: n.Anchor, Tag: n.Tag}
	if n.Style&yamltree.Tagged == 0 {
		p.Tag = ""
	}
	if n.Kind == yamltree.Scalar || n.Kind == yamltree.Alias {
		r.leaf(n, p, in)
		return p
	}
	r.collection(n, p, in, flow || n.Style&yamltree.Flow != 0)
	return p
}

func (r *reader) leaf(n *node, p *Part, in *Entry) {
	r.open = nil
	if n.Value == "" && n.start == n.end { // nothing is written
		return
	}
	r.above(r.gap(n.start), in)
	p.Properties, p.Text = r.properties(n)
	if n.Kind == yamltree.Alias {
		p.Alias, p.Text = n.Value, ""
	} else {
		p.Value = bareValue(n.Node)
	}
	if n.Style&(yamltree.Literal|yamltree.Folded) != 0 {
		if strings.Trim(n.Value, "\n") != "" {
			p.Block = blockText(p.Text, n.Value)
		}
		header, _, _ := strings.Cut(p.Text, "\n")
		if i := strings.IndexByte(header, '#'); i >= 0 {
			in.add(strings.TrimSpace(header[i:]))
		}
	} else if isPlain(n.Node) && strings.Contains(p.Text, " #") {
		r.lose(p.Text)
	}
	r.at = n.end
}

// properties divides the text of a node into its anchor and tag, and the rest.
func (r *reader) properties(n *node) (properties, text string) {
	if n.Anchor == "" && n.Style&yamltree.Tagged == 0 {
		return "", string(r.text[n.start:n.end])
	}
	at := n.start
	var words []string
	for r.byteAt(at) == '&' || r.byteAt(at) == '!' {
		end := r.skipWord(at)
		words = append(words, string(r.text[at:end]))
		at = r.skipSpace(end)
	}
	return strings.Join(words, " "), string(r.text[min(at, n.end):n.end])
}

func (r *reader) byteAt(i int) byte { return r.file.at(i) }

func (r *reader) collection(n *node, p *Part, in *Entry, flow bool) {
	if n.Anchor != "" || n.Style&yamltree.Tagged != 0 {
		r.above(r.gap(n.start), in)
		p.Properties, _ = r.properties(n)
		r.last = in
	}
	step := 1
	if n.Kind == yamltree.Mapping {
		step = 2
	}
	for i := 0; i+step <= len(n.items); i += step {
		e := &Entry{}
		start := n.items[i].start
		if step == 1 && !flow {
			start = r.dash(n.items[i], n.column)
		}
		if lines := r.gap(start); i == 0 || flow {
			e.Head = r.sameLine(lines)
		} else {
			e.Head = r.head(lines, n.column)
		}
		r.last = e
		if step == 2 {
			e.Key = r.part(n.items[i], e, flow)
		}
		e.Value = r.part(n.items[i+step-1], e, flow)
		p.Entries = append(p.Entries, e)
	}
	if flow {
		p.Foot = r.sameLine(r.gap(n.end))
		r.last, r.open = in, nil
		return
	}
	r.open = append([]openPart{{p, n.column}}, r.open...)
}
