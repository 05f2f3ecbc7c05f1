package render

import (
	"html"
	"strings"
)

// The functions of this file make Markdown of tenant data that cannot act as
// markup: no link, no mention, no end of the cell or the fence that it is in.

// codeSpan returns s as inline code that is also valid in a table.
func codeSpan(s string) string {
	s = clean(s)
	if s == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	return ticks + strings.ReplaceAll(s, "|", `\|`) + ticks
}

// htmlCode is the same where Markdown is not read: in a <summary>.
func htmlCode(s string) string { return "<code>" + html.EscapeString(clean(s)) + "</code>" }

// prose returns s as running text. A zero-width space behind @ and # keeps it
// from mentioning users and issues.
func prose(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch {
		case r == '@' || r == '#':
			b.WriteRune(r)
			b.WriteString("&#8203;")
		case strings.ContainsRune("\\`*_{}[]<>+-.!|&~$:=", r):
			b.WriteRune('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fence returns lines as a block of code that none of them can end.
func fence(language string, lines []string) string {
	longest := 2
	for _, l := range lines {
		longest = max(longest, longestRun(l, '`'))
	}
	mark := strings.Repeat("`", longest+1)
	return mark + language + "\n" + strings.Join(lines, "\n") + "\n" + mark + "\n"
}

func longestRun(s string, c rune) int {
	longest, run := 0, 0
	for _, r := range s {
		if r != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
