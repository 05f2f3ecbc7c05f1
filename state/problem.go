package state

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// Position is a position in a file below the documents' directory. Line and
// Column count from 1; 0 means unknown.
type Position struct {
	File         string
	Line, Column int
	// Base is the path from the user's directory to File; it ends in a slash. It
	// is not part of JSON output.
	Base string `json:"-"`
}

// String returns file:line:col, as far as it is known.
func (p Position) String() string {
	if p.File == "" {
		return ""
	}
	file := p.Base + p.File
	if p.Line == 0 {
		return file
	}
	if p.Column == 0 {
		return fmt.Sprintf("%s:%d", file, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// Problem is a mistake that the user must correct: where, what, and what to
// do about it.
type Problem struct {
	Position
	Key     Key
	Pointer jsonvalue.Pointer
	Text    string
	Hint    string
	// Awaits: the document is right. What it needs comes to the tenant by itself, so that its
	// resource waits for a later run.
	Awaits bool
	// Missing is the key of an object that the document refers to and that neither the
	// tenant nor a document has; "" for all other problems.
	Missing Key
}

// Error returns "file:line:col: key: problem" and, on its own line, the hint.
func (p Problem) Error() string {
	var parts []string
	for _, s := range []string{p.Position.String(), p.subject(), p.Text} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	text := strings.Join(parts, ": ")
	if p.Hint != "" {
		text += "\n  hint: " + p.Hint
	}
	return text
}

func (p Problem) subject() string {
	if p.Pointer == "" {
		return string(p.Key)
	}
	return string(p.Key) + "#" + string(p.Pointer)
}

// Problems are all mistakes of a run. As an error it prints one problem after
// the other in the order of their positions.
type Problems []Problem

// Error returns the sorted problems, one below the other.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps.Sorted() {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Sorted returns the problems by file, line, column, key and pointer, each
// once.
func (ps Problems) Sorted() Problems {
	out := slices.Clone(ps)
	slices.SortFunc(out, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Key, b.Key), cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Text, b.Text),
		)
	})
	return slices.Compact(out)
}

// Err returns nil if there are no problems: an empty Problems is not an
// error.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps.Sorted()
}

// AsProblems returns the problems in err, if it has some.
func AsProblems(err error) (Problems, bool) {
	var many Problems
	if errors.As(err, &many) {
		return many, true
	}
	var one Problem
	if errors.As(err, &one) {
		return Problems{one}, true
	}
	return nil, false
}
