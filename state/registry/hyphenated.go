package registry

import (
	"slices"
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

// acronyms are words that are written in capitals, although names have them as words.
var acronyms = []string{"api", "id", "sod", "url"}

// Words turns a name such as ProvisioningPolicy into provisioning policy, as sentences
// say it. Acronyms have their capitals: SodPolicy is SOD policy.
func Words(name string) string {
	words := strings.Split(Hyphenated(name), "-")
	for i, word := range words {
		if slices.Contains(acronyms, word) {
			words[i] = strings.ToUpper(word)
		}
	}
	return strings.Join(words, " ")
}

// Plural is what several things are called that one word, or the last of several
// words, names: search, policy, schema.
func Plural(words string) string {
	switch {
	case strings.HasSuffix(words, "ss"):
		return words + "es"
	case strings.HasSuffix(words, "s"), strings.HasSuffix(words, "data"), strings.HasSuffix(words, "criteria"):
		return words
	case strings.HasSuffix(words, "y"):
		return strings.TrimSuffix(words, "y") + "ies"
	case strings.HasSuffix(words, "ch"), strings.HasSuffix(words, "sh"), strings.HasSuffix(words, "x"):
		return words + "es"
	}
	return words + "s"
}
