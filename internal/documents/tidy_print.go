package documents

import (
	"strings"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/internal/yamltree"
	"isc-sync/state/registry"
)

// tidyPrinter writes what an author wrote in the layout of printer, with comments.
type tidyPrinter struct {
	printer
	kind *registry.Kind
	// asIs: nothing describes the values here, and their order is the author's.
	asIs bool
	// open: the text so far ends in a block scalar to which blank lines would belong.
	open bool
}

// tidied is the text of a document. last: no other follows it.
func tidied(doc *yamledit.Entry, kind *registry.Kind, last bool) []byte {
	p := &tidyPrinter{kind: kind}
	p.lines(doc.Head, 0)
	if doc.Comment != "" {
		p.text(doc.Comment + "\n")
	}
	p.envelope(doc.Value)
	foot := doc.Value.Foot
	for last && len(foot) > 0 && foot[len(foot)-1] == "" {
		foot = foot[:len(foot)-1]
	}
	p.lines(foot, 0)
	return []byte(p.out.String())
}

// lines writes comments and blank lines above something: no two blank lines in a row,
// and none at the beginning of a collection.
func (p *tidyPrinter) lines(lines []string, column int) {
	for _, l := range lines {
		so := p.out.String()
		switch {
		case l != "":
			p.indent(column)
			p.text(l + "\n")
			p.open = false
		case so != "" && !strings.HasSuffix(so, "\n\n") && !p.open:
			p.text("\n")
		}
	}
}

// envelope writes the document itself.
func (p *tidyPrinter) envelope(root *yamledit.Part) {
	order := envelopeOrder(p.kind, root.Entries)
	for _, s := range sections(root.Entries, true) {
		p.lines(s.above, 0)
		for _, e := range inOrderOf(s.entries, ranked(order)) {
			var f *registry.Field
			if keyOf(e) == "spec" {
				f = p.kind.Spec
			}
			p.asIs = strings.HasPrefix(keyOf(e), "x-")
			p.entry(e, f, nil, 0)
		}
	}
}

// entry writes a key and its value. in describes the mapping.
func (p *tidyPrinter) entry(e *yamledit.Entry, f, in *registry.Field, column int) {
	p.lines(e.Head, column)
	p.indent(column)
	p.afterIndent(e, f, in, column)
}

func (p *tidyPrinter) afterIndent(e *yamledit.Entry, f, in *registry.Field, column int) {
	width := p.writeKey(e.Key, column)
	p.part(e, f, place{column, column + width, in})
}

// writeKey writes a key and its colon and returns how wide they are.
func (p *tidyPrinter) writeKey(key *yamledit.Part, column int) int {
	if key.Kind == yamltree.Alias {
		p.text("*" + key.Alias + " :")
		return utf8.RuneCountInString(key.Alias) + 3
	}
	if key.Properties != "" {
		p.text(key.Properties + " ")
	}
	if key.Text == "<<" && key.Properties == "" {
		p.text("<<:")
		return len("<<:")
	}
	return p.key(scalarText(key), column)
}

// scalarText is a scalar's text; keys that look like numbers have none in Value.
func scalarText(p *yamledit.Part) string {
	if text, ok := p.Value.(string); ok {
		return text
	}
	return p.Text
}

// mapping writes the entries of a mapping.
func (p *tidyPrinter) mapping(part *yamledit.Part, f *registry.Field, column int) {
	if isMap := f != nil && f.Patch == registry.PatchKey; isMap {
		defer p.setByName(true)()
	}
	p.entries(part, f, column, false)
}

// entries writes them one to a line, the first one at a column that its line has
// reached already if it is an element's.
func (p *tidyPrinter) entries(part *yamledit.Part, f *registry.Field, column int, inElement bool) {
	first := inElement
	for _, s := range sections(part.Entries, false) {
		if !first {
			p.lines(p.atStart(s.above), column)
		}
		for _, e := range p.ordered(s.entries, f, inElement) {
			below := f.Below(keyOf(e))
			if e.MergesKeys() {
				below = f
			}
			if first {
				p.afterIndent(e, below, f, column)
			} else {
				p.entry(e, below, f, column)
			}
			first = false
		}
	}
	p.lines(part.Foot, column)
}

// atStart drops blank lines at the beginning of a collection.
func (p *tidyPrinter) atStart(lines []string) []string {
	if strings.HasSuffix(p.out.String(), ":\n") {
		for len(lines) > 0 && lines[0] == "" {
			lines = lines[1:]
		}
	}
	return lines
}

// ordered sorts entries as printer does. An object in a list, or on one line, says
// first which one it is.
func (p *tidyPrinter) ordered(entries []*yamledit.Entry, f *registry.Field, inElement bool) []*yamledit.Entry {
	if p.asIs {
		return entries
	}
	object := make(map[string]any, len(entries))
	for _, e := range entries {
		object[keyOf(e)] = nil
	}
	if p.byName && !inElement {
		return inOrderOf(entries, ranked(jsonvalue.SortedKeys(object)))
	}
	return inOrderOf(entries, ranked(memberOrder(object, f)))
}

// part writes a value behind "key:" or "-", up to the end of its lines.
func (p *tidyPrinter) part(e *yamledit.Entry, f *registry.Field, here place) {
	v, comment := e.Value, ""
	p.open = false
	if e.Comment != "" {
		comment = "  " + e.Comment
	}
	if v.Properties != "" {
		p.text(" " + v.Properties)
	}
	if line, ok := p.inOneLine(e, f, here); ok {
		p.text(" " + line + comment + "\n")
		return
	}
	switch v.Kind {
	case yamltree.Mapping:
		p.text(comment + "\n")
		p.mapping(v, f, here.column+2)
	case yamltree.Sequence:
		p.text(comment + "\n")
		p.sequence(v, f, here.column+2)
	default:
		p.blockScalar(v, comment, here.column+2)
	}
}

func (p *tidyPrinter) sequence(part *yamledit.Part, f *registry.Field, column int) {
	for i, e := range part.Entries {
		head := e.Head
		if i == 0 {
			head = p.atStart(head)
		}
		p.lines(head, column)
		p.indent(column)
		p.text("-")
		p.element(e, f.Below(""), place{column, column + 1, f})
	}
	p.lines(part.Foot, column)
}

// element writes an object in a list behind its dash, where that is possible.
func (p *tidyPrinter) element(e *yamledit.Entry, f *registry.Field, here place) {
	v := e.Value
	if v.Kind != yamltree.Mapping || v.Properties != "" || e.Comment != "" || len(v.Entries) == 0 {
		p.part(e, f, here)
		return
	}
	if _, ok := p.inOneLine(e, f, here); ok {
		p.part(e, f, here)
		return
	}
	first := sections(v.Entries, false)[0]
	if leads := p.ordered(first.entries, f, true)[0]; len(first.above) > 0 || len(leads.Head) > 0 {
		p.part(e, f, here)
		return
	}
	p.text(" ")
	p.entries(v, f, here.column+2, true)
}
