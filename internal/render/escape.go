package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"isc-sync/internal/alike"
)

// clean returns s fit to be shown: what does not print, such as terminal
// escapes, line ends and marks that turn the direction of writing, is spelled
// \u….
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
		} else {
			b.WriteString(spell(r))
		}
		i += size
	}
	return b.String()
}

// quote returns s as a JSON-like string on one line.
func quote(s string) string {
	escaped := strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`)
	return `"` + clean(escaped) + `"`
}

func isClean(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || !shows(r) {
			return false
		}
	}
	return true
}

// shows reports whether a character can be seen, or changes how another one is
// drawn.
func shows(r rune) bool {
	return unicode.IsPrint(r) && (!alike.IsUnseen(r) || unicode.Is(unicode.Variation_Selector, r))
}

func spell(r rune) string {
	switch {
	case shows(r):
		return string(r)
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r > 0xffff:
		return fmt.Sprintf(`\u{%x}`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// Clean returns a text of a tenant fit to be shown.
func Clean(s string) string { return clean(s) }
