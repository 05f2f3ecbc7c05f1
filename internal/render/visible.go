package render

import "strings"

const (
	shownTab   = "⇥   "
	shownSpace = "·"
)

// visible returns one line of a text so that its tabs and the spaces at its end
// are seen. A line with anything else that does not show, or that would look
// like another line, is quoted. Different lines look different, but for
// characters that fonts draw alike: see package alike.
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
