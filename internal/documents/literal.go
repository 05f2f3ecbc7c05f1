package documents

import "strings"

// fitsLiteral reports whether a text of several lines comes back byte by byte
// from a block scalar, which is the most readable form of a script. First and last
// lines of nothing but white space would not, nor characters that need escapes.
func fitsLiteral(s string) bool {
	if !strings.Contains(s, "\n") || strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && unprintable(r) }) {
		return false
	}
	body := strings.TrimRight(s, "\n")
	first, _, _ := strings.Cut(body, "\n")
	last := body[strings.LastIndex(body, "\n")+1:]
	return (first == "" || strings.TrimSpace(first) != "") && strings.TrimSpace(last) != ""
}

// literalHead is the indicator of a block scalar: how far it is indented where the
// text does not begin with a letter, and what becomes of the line ends after
// the text.
func literalHead(s string) string {
	head := "|"
	if strings.ContainsAny(s[:1], " \t\n") {
		head += "2"
	}
	switch {
	case !strings.HasSuffix(s, "\n"):
		return head + "-"
	case strings.HasSuffix(s, "\n\n"):
		return head + "+"
	}
	return head
}

// literalBody is the text, each line that is not empty at the column.
func literalBody(s string, column int) string {
	var b strings.Builder
	indent := strings.Repeat(" ", column)
	for line := range strings.Lines(s) {
		if line != "\n" {
			b.WriteString(indent)
		}
		b.WriteString(line)
	}
	if !strings.HasSuffix(s, "\n") {
		b.WriteByte('\n')
	}
	return b.String()
}
