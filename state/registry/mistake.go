package registry

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// place is a place in a kind's file. Line and Column count from 1.
type place struct {
	File         string
	Line, Column int
}

// Mistake is something wrong in a kind's file.
type Mistake struct {
	place
	Pointer    jsonvalue.Pointer
	Text, Hint string
}

// Error returns "file:line:col: #pointer: text" and, on its own line, the hint.
func (m Mistake) Error() string {
	text := m.Text
	if m.Pointer != "" {
		text = "#" + string(m.Pointer) + ": " + text
	}
	if m.File != "" {
		text = fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, text)
	}
	if m.Hint != "" {
		text += "\n  hint: " + m.Hint
	}
	return text
}

// Mistakes are all that is wrong, sorted by place.
type Mistakes []Mistake

// Error returns one line, or two with a hint, for each mistake.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.Error()
	}
	return strings.Join(lines, "\n")
}

// err returns nil where there are no mistakes.
func (ms Mistakes) err() error {
	if len(ms) == 0 {
		return nil
	}
	slices.SortFunc(ms, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(ms)
}
