// Package glob matches texts with patterns: * matches any characters, ? one,
// and [a-z] one of a class.
package glob

import (
	"path"
	"strings"
)

const wildcards = "*?["

var quote = strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]")

// Match reports whether s is what the pattern describes: * is any characters,
// including none, ? is one and [a-z] or [^a-z] is one of a class. Every other
// character is itself, and so is a [ that is not closed. A text always matches
// itself as a pattern.
func Match(pattern, s string) bool {
	if pattern == s || !HasWildcard(pattern) {
		return pattern == s
	}
	// What path.Match knows as a border or an escape is a character here.
	s = strings.ReplaceAll(s, "/", "\x00")
	pattern = strings.ReplaceAll(strings.ReplaceAll(pattern, `\`, `\\`), "/", "\x00")
	matched, err := path.Match(pattern, s)
	if err != nil {
		matched, err = path.Match(strings.ReplaceAll(pattern, "[", `\[`), s)
	}
	return matched && err == nil
}

// MatchAny reports whether one of the patterns matches s.
func MatchAny(patterns []string, s string) bool {
	for _, pattern := range patterns {
		if Match(pattern, s) {
			return true
		}
	}
	return false
}

// HasWildcard reports whether a pattern has a sign with a meaning.
func HasWildcard(pattern string) bool { return strings.ContainsAny(pattern, wildcards) }

// Quote returns the pattern that matches s and nothing else: each sign with a
// meaning becomes a class of one character.
func Quote(s string) string { return quote.Replace(s) }
