package documents

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"isc-sync/internal/jsonvalue"
)

// setting is what surrounds a scalar: lines, or the brackets of a flow
// collection, where more characters have a meaning.
type setting int

const (
	block setting = iota
	flow
)

var (
	// somebodysValue are plain texts that a reader of YAML 1.1 or 1.2 takes for
	// something else than a text.
	somebodysValue = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null)$`)
	// numeric are texts made of what numbers, dates and times are made of.
	numeric = regexp.MustCompile(`^[0-9][-+0-9_.:tTzZeEoObB/ ]*$|^0[xX]`)
)

// quoted returns a text as a scalar on one line that every reader takes for
// this text: plain where that is safe, in single quotes where double quotes
// would need escapes that are not needed, else in double quotes.
func quoted(s string, where setting) string {
	switch {
	case isPlain(s, where):
		return s
	case strings.ContainsAny(s, `"\`) && !strings.ContainsFunc(s, unprintable):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return doubleQuoted(s)
}

func isPlain(s string, where setting) bool {
	if !plainStart(s) || len(s) <= len("false") && somebodysValue.MatchString(s) || s[0] <= '9' && numeric.MatchString(s) {
		return false
	}
	if strings.ContainsFunc(s, unprintable) || strings.HasSuffix(s, " ") || strings.HasSuffix(s, ":") {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	return where == block || !strings.ContainsAny(s, `,[]{}:#?`)
}

// plainStart reports whether the first character has no meaning of its own.
func plainStart(s string) bool {
	if strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") {
		return true
	}
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`_/($\^`, r)
	}
	return false
}

// unprintable characters are escaped. They are those of Go's strconv.IsPrint:
// line separators, byte order marks, controls, odd spaces.
func unprintable(r rune) bool { return !strconv.IsPrint(r) }

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		b.WriteString(escapedRune(r))
	}
	b.WriteByte('"')
	return b.String()
}

func escapedRune(r rune) string {
	switch {
	case r == '"' || r == '\\':
		return `\` + string(r)
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case strconv.IsPrint(r):
		return string(r)
	case r > 0xFFFF:
		return fmt.Sprintf(`\U%08X`, r)
	}
	return fmt.Sprintf(`\u%04X`, r)
}

// number returns a JSON number in a spelling that readers of YAML 1.1 also take
// for a number: they require a point and a sign if there is an exponent.
func number(n json.Number) string {
	mantissa, exponent, found := strings.Cut(strings.ToLower(string(n)), "e")
	if !found {
		return string(n)
	}
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if exponent[0] != '-' && exponent[0] != '+' {
		exponent = "+" + exponent
	}
	if spelt := json.Number(mantissa + "e" + exponent); jsonvalue.EqualNumbers(spelt, n) {
		return string(spelt)
	}
	return string(n) // so far from any real number that only its text compares
}
