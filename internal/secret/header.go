package secret

import (
	"regexp"
	"slices"
	"strings"
)

// headerLine is a line of a text that lists headers.
var headerLine = regexp.MustCompile(`^([A-Za-z][\w-]*)\s*:\s*(.*)$`)

// hasHeader looks into lines such as "X-Api-Key: 3f9a". If the text also has
// other lines, only names with a hyphen and the names of HTTP itself are
// headers: "Password: at least 8 characters" is a sentence.
func hasHeader(text string) bool {
	lines := slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), isBlank)
	listed := len(lines) > 1 && !slices.ContainsFunc(lines, isOther)
	return slices.ContainsFunc(lines, func(line string) bool { return tellsHeader(line, listed) })
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

func isOther(line string) bool { return !headerLine.MatchString(strings.TrimSpace(line)) }

func tellsHeader(line string, listed bool) bool {
	m := headerLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil || !Telling(m[1]) || !isWrittenOut(m[2]) || scheme.MatchString(m[2]) {
		return false
	}
	http := slices.ContainsFunc([]string{"authorization", "cookie"}, func(name string) bool {
		return strings.HasSuffix(strings.ToLower(m[1]), name)
	})
	isWord := !strings.ContainsAny(m[2], " \t")
	return isWord && (listed || strings.Contains(m[1], "-")) || http && (isWord || strings.ContainsAny(m[2], "=0123456789"))
}
