package rest

import (
	"strconv"
	"strings"
)

// Flaw is a place where a decoded value cannot hold what the JSON text has. A
// caller that writes the value back would change it there.
type Flaw struct {
	Pointer string // RFC 6901, into the decoded value
	Problem Problem
}

// Problem is what is wrong at a Flaw.
type Problem string

const (
	// Duplicate is a second member of one name in one object.
	Duplicate Problem = "duplicate key"
	// NotUnicode is invalid UTF-8, or half of a surrogate pair in an escape.
	NotUnicode Problem = "not valid Unicode"
)

// step is one token of the pointer to the value being decoded.
type step struct {
	name    string
	index   int
	element bool // of an array, so index counts
}

func (s step) token() string {
	if s.element {
		return strconv.Itoa(s.index)
	}
	return strings.ReplaceAll(strings.ReplaceAll(s.name, "~", "~0"), "/", "~1")
}

func (d *decoder) flaw(p Problem) {
	var pointer strings.Builder
	for _, s := range d.path {
		pointer.WriteString("/" + s.token())
	}
	d.flaws = append(d.flaws, Flaw{Pointer: pointer.String(), Problem: p})
}
