package documents

import (
	"fmt"
	"slices"

	"isc-sync/state"
)

// sheet is a YAML file, read without knowing what the files before it leave of
// the budget.
type sheet struct {
	file    string
	content content
	// flaws are where it is not YAML, written the documents that are.
	flaws   []*flaw
	written []*written
}

// sheet reads a file that the finder saw. It may run beside others.
func (l *loader) sheet(file string) sheet {
	return sheetOf(file, readOrdinary(l.fsys, file, l.budget, l.budget.limits.File))
}

func sheetOf(file string, c content) sheet {
	s := sheet{file: file, content: c}
	data, bad := readable(s.content.data)
	if bad != nil {
		s.flaws = []*flaw{bad}
		return s
	}
	for _, c := range chunks(data) {
		root, bad := parse(c)
		switch {
		case bad != nil:
			s.flaws = append(s.flaws, bad)
		case root != nil && !isNothing(root):
			s.written = append(s.written, &written{chunk: c, nodes: root})
		}
	}
	s.content.data = nil // the documents have their parts of it
	return s
}

// isNothing reports whether a document is empty: only comments, or nothing
// between two markers.
func isNothing(n *node) bool {
	return n.kind == scalarNode && n.plain && n.tag() == "" && n.text == ""
}

// open returns the documents of a sheet and notes what is wrong with it. Sheets
// are opened one after the other, as files are sorted.
func (l *loader) open(s sheet) []*written {
	if err := l.budget.admit(s.content, l.budget.limits.File); err != nil {
		l.refuse(state.Position{File: s.file}, fileError(err), "")
		return nil
	}
	for _, f := range s.flaws {
		l.refuse(state.Position{File: s.file, Line: f.line, Column: f.column}, f.text, f.hint)
	}
	return slices.DeleteFunc(s.written, func(w *written) bool { return l.tooHeavy(s.file, w.root()) })
}

// tooHeavy refuses a document that alone holds more values than all may; the
// others are read nevertheless.
func (l *loader) tooHeavy(file string, root *node) bool {
	most := l.budget.limits.Values
	if !newScale(most).tooHeavy(root) {
		return false
	}
	l.refuse(position(file, root), tooManyValues(most), "an alias of other aliases multiplies their values")
	return true
}

func tooManyValues(most int) string {
	return fmt.Sprintf("the document holds more than %d values once aliases are followed", most)
}
