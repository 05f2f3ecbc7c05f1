package secret

import (
	"regexp"
	"strings"
)

// cipher is how a tenant's cipher text looks, within other text or alone
// (API: Secrets).
var (
	cipher     = regexp.MustCompile(`\b\d+:ACP:[A-Za-z0-9+/=_-]+`)
	bareCipher = regexp.MustCompile(`^\d+:[A-Za-z0-9+/]{22,}={0,2}$`)
	allCipher  = regexp.MustCompile(`^\s*\d+:ACP:[A-Za-z0-9+/=_-]+\s*$`)
	// stored is what a workflow has in place of a secret (API: Workflow). It is compared
	// and exported like cipher text, and may be sent back.
	stored = regexp.MustCompile(`^\$\.secrets\.[\w-]+$`)
)

// IsCipher reports whether a value is a tenant's cipher text and nothing else. Its first
// character rules out most texts without an expression.
func IsCipher(v any) bool {
	text, isText := v.(string)
	return isText && len(text) > 6 && strings.ContainsRune(" \t\n\f\r$0123456789", rune(text[0])) && (allCipher.MatchString(text) || bareCipher.MatchString(text) || stored.MatchString(text))
}

// CutCipher puts the mark in the place of all cipher text.
func CutCipher(text string) string {
	return bareCipher.ReplaceAllLiteralString(cipher.ReplaceAllLiteralString(text, Mark), Mark)
}
