package documents

import (
	"encoding/json"
	"regexp"
	"strings"
)

var (
	jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	// looksNumeric is everything that some YAML reader takes for a number.
	looksNumeric = regexp.MustCompile(`^[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|` +
		`[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\.(inf|Inf|INF))$|^\.(nan|NaN|NAN)$`)
)

// plainValue reads a scalar without quotes as the core schema of YAML 1.2 does,
// with JSON's spelling of numbers. ok is false for numbers that readers
// disagree on or JSON cannot hold.
func plainValue(text string) (value any, ok bool) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return nil, true
	case "true", "True", "TRUE":
		return true, true
	case "false", "False", "FALSE":
		return false, true
	}
	if strings.IndexByte("+-.0123456789", text[0]) < 0 {
		return text, true // no number begins like this
	}
	if jsonNumber.MatchString(text) {
		return json.Number(text), true
	}
	return text, !looksNumeric.MatchString(text)
}

// numberFlaw returns why a number is refused, and what to write.
func numberFlaw(text string) (what, hint string) {
	lower := strings.ToLower(strings.TrimLeft(text, "-+"))
	switch {
	case lower == ".inf" || lower == ".nan":
		return text + " is a number that JSON does not have", `put it in quotes: "` + text + `"`
	case strings.HasPrefix(lower, "0") && len(lower) > 1 && lower[1] != '.':
		return text + " may be read as an octal, hexadecimal or decimal number",
			`put it in quotes if it is a text ("` + text + `"), or write the decimal number`
	}
	return text + " is a number in a spelling that JSON does not have",
		`put it in quotes if it is a text ("` + text + `"), or write it with digits only`
}
