package render

import "strings"

// proseWidth is the longest line that is easy to read as a sentence.
const proseWidth = 80

// Prose breaks a text between its words into lines of at most 80 columns, fewer
// where the terminal is narrower.
func (t Text) Prose(s string) string {
	return strings.Join(wrap(s, min(t.width(), proseWidth)), "\n")
}
