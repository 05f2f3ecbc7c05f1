package render

import (
	"fmt"
	"strings"
)

// maxComment is below what GitHub takes as one comment: 65,536 characters.
// Bytes are counted, of which there are never fewer.
const maxComment = 65_000

// sizeBudget is a text that does not grow beyond a limit.
type sizeBudget struct {
	strings.Builder
	limit int
}

// fits writes a piece if it leaves space for as much as reserve.
func (r *sizeBudget) fits(piece string, reserve int) bool {
	if r.Len()+len(piece)+reserve > r.limit {
		return false
	}
	r.WriteString(piece)
	return true
}

// all writes as many pieces as fit in at most share bytes, and then how many
// were left out.
func (r *sizeBudget) all(share int, pieces []string, leftOut string) {
	end := min(r.limit, r.Len()+share)
	for i, piece := range pieces {
		note := fmt.Sprintf("\n… %d more %s.\n", len(pieces)-i, leftOut)
		if r.Len()+len(piece)+len(note) > end {
			r.WriteString(note)
			return
		}
		r.WriteString(piece)
	}
}

// limited keeps as many lines as n bytes hold and counts the others.
func limited(lines []string, n int) []string {
	used := 0
	for i, l := range lines {
		if used += len(l) + 1; used > n {
			return append(lines[:i:i], fmt.Sprintf("… %s; -o json shows them", Count(len(lines)-i, "more line", "more lines")))
		}
	}
	return lines
}
