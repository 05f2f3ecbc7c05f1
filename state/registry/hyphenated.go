package registry

import (
	"strings"
	"unicode"
)

// Hyphenated turns a name such as ProvisioningPolicy into provisioning-policy, as
// files are called.
func Hyphenated(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Plural is what several things are called that one word, or the last of several
// words, names: search, policy, schema.
func Plural(words string) string {
	switch {
	case strings.HasSuffix(words, "ss"):
		return words + "es"
	case strings.HasSuffix(words, "s"), strings.HasSuffix(words, "data"):
		return words
	case strings.HasSuffix(words, "y"):
		return strings.TrimSuffix(words, "y") + "ies"
	case strings.HasSuffix(words, "ch"), strings.HasSuffix(words, "sh"), strings.HasSuffix(words, "x"):
		return words + "es"
	}
	return words + "s"
}
