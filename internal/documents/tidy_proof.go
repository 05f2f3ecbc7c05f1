package documents

import (
	"bytes"
	"errors"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
)

var (
	errOtherValue = errors.New("the document would say something else")
	errOtherNotes = errors.New("a comment, an anchor or a tag of the document would be lost")
	errNotTidy    = errors.New("the document would be formatted differently the next time")
)

// sameDocument proves that a document has its value still, and all comments, anchors and
// tags. loaded is what a loader read of it before.
func sameDocument(loaded any, was, is *yamledit.Document, text []byte) error {
	if now, ok := loadedFrom(text); !ok || !jsonvalue.Equal(was.Says, is.Says) || !jsonvalue.Equal(loaded, now) {
		return errOtherValue
	}
	if !slices.Equal(notesOf(was.Entry), notesOf(is.Entry)) {
		return errOtherNotes
	}
	return nil
}

// loadedFrom is what a loader reads of a document without its files and variables.
func loadedFrom(text []byte) (any, bool) {
	root, bad := parse(chunk{text: text})
	if bad != nil || root == nil {
		return nil, false
	}
	w := newWalker("", root, &budget{limits: Limits{}.orDefault()}, &tagReader{unread: true})
	v := w.value(root)
	return v, len(w.problems) == 0
}

// sameStream proves that a stream is cut into the documents that it was put together
// from.
func sameStream(stream []byte, documents [][]byte) bool {
	cut := chunks(stream)
	return slices.EqualFunc(cut, documents, func(c chunk, d []byte) bool { return bytes.Equal(c.text, d) })
}

// notesOf are the comments, anchors, aliases and tags of a document, sorted.
func notesOf(doc *yamledit.Entry) (all []string) {
	var visit func(e *yamledit.Entry)
	add := func(p *yamledit.Part) {
		if p == nil {
			return
		}
		all = append(all, p.Properties, "*"+p.Alias)
		all = append(all, p.Foot...)
		for _, e := range p.Entries {
			visit(e)
		}
	}
	visit = func(e *yamledit.Entry) {
		all = append(append(all, e.Head...), e.Comment)
		add(e.Key)
		add(e.Value)
	}
	visit(doc)
	all = slices.DeleteFunc(all, func(s string) bool { return s == "" || s == "*" })
	slices.Sort(all)
	return all
}
