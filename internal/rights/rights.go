// Package rights knows which scope and which user level each operation of the
// API asks for, as the vendor describes it.
package rights

import (
	_ "embed" // for the table
	"regexp"
	"strings"
	"sync"
)

// Needed is what a caller needs for one operation: one of the scopes for the
// client, one of the levels for the user that the client acts for.
type Needed struct {
	// Path is the operation's path, with {id} for what differs from object to
	// object.
	Path           string
	Scopes, Levels []string
}

// table is written by the test of this package from the vendor's description: an
// operation a line, then scopes and user levels, parted by tabs.
//
//go:embed rights.txt
var table string

var operations = sync.OnceValue(func() map[string]Needed {
	all := map[string]Needed{}
	for line := range strings.Lines(table) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all[columns[0]] = Needed{Scopes: strings.Fields(columns[1]), Levels: strings.Fields(columns[2])}
	}
	return all
})

var version = regexp.MustCompile(`^/(beta|v\d+)\b`)

// For returns what an operation needs, by method and path as they are sent.
// False means that the vendor's description does not say.
func For(method, path string) (Needed, bool) {
	path, _, _ = strings.Cut(path, "?")
	prefix := version.FindString(path)
	parts := strings.Split(path[len(prefix):], "/")
	best := Needed{}
	for operation, needed := range operations() {
		m, template, _ := strings.Cut(operation, " ")
		if m == method && fits(strings.Split(template, "/"), parts) && (best.Path == "" || literal(template) > literal(best.Path)) {
			needed.Path = template
			best = needed
		}
	}
	if best.Path == "" {
		return best, false
	}
	best.Path = prefix + best.Path
	return best, true
}

func fits(template, parts []string) bool {
	if len(template) != len(parts) {
		return false
	}
	for i, t := range template {
		if t != parts[i] && t != "{id}" {
			return false
		}
	}
	return true
}

// literal counts the characters of a template that are not placeholders: of two
// that fit, the one with more of them is meant.
func literal(template string) int { return len(strings.ReplaceAll(template, "{id}", "")) }

// String returns the rights in words: "the scope a or b, and the user level A
// or B".
func (n Needed) String() string {
	var parts []string
	if len(n.Scopes) > 0 {
		parts = append(parts, "the scope "+strings.Join(n.Scopes, " or "))
	}
	if len(n.Levels) > 0 {
		parts = append(parts, "the user level "+strings.Join(n.Levels, " or "))
	}
	return strings.Join(parts, ", and ")
}
