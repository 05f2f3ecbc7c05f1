package render

import (
	"strings"
	"unicode"
)

const (
	shownTab   = "⇥   "
	shownSpace = "·"
)

// visible returns one line of a text so that its tabs and the spaces at its end
// are seen. A line with anything else that does not show, or that would look
// like another line, is quoted. Different lines look different, but for
// characters that fonts draw alike: see apart.
func visible(line string) string {
	body := strings.TrimRight(line, " ")
	plain := strings.ReplaceAll(body, "\t", "")
	switch {
	case !isClean(plain), strings.Contains(body, shownTab[:3]), strings.HasSuffix(body, shownSpace),
		strings.HasPrefix(line, `"`) && strings.HasSuffix(line, `"`):
		return quote(line)
	}
	return strings.ReplaceAll(body, "\t", shownTab) + strings.Repeat(shownSpace, len(line)-len(body))
}

// isUnseen reports whether a character prints and shows nothing: fillers,
// joiners and selectors of how the character before it is drawn.
func isUnseen(r rune) bool {
	return r == '\u2800' || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
