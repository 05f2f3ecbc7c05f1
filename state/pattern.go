package state

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/glob"
)

// Keys is a set of keys.
type Keys map[Key]bool

// Pattern is accepted wherever a key is: a key, or a glob of keys as MatchKey
// reads it. After Among, the text of a known key is that key alone, even if
// the name contains * ? or [.
type Pattern struct {
	Text string
	// isKey: it is not a glob, because Text is a known key.
	isKey bool
}

// Matches reports whether the pattern covers the key.
func (p Pattern) Matches(key Key) bool {
	return p.Text == string(key) || !p.isKey && MatchKey(p.Text, key)
}

// MayMatch reports whether the pattern can cover a key of the form, in which a
// part that is only * is left open.
func (p Pattern) MayMatch(form Key) bool {
	if !p.isKey {
		return MayMatch(p.Text, form)
	}
	return matchParts(strings.Split(string(form), "/"), strings.Split(p.Text, "/"), func(open, part string) bool {
		return open == "*" || open == part
	})
}

// HasWildcard reports whether the text may match more than one key: it is a
// glob and not a known key.
func (p Pattern) HasWildcard() bool { return !p.isKey && glob.HasWildcard(p.Text) }

// Patterns are alternatives.
type Patterns []Pattern

// PatternsOf returns patterns for texts.
func PatternsOf(texts ...string) Patterns {
	var out Patterns
	for _, text := range texts {
		out = append(out, Pattern{Text: text})
	}
	return out
}

// Match reports whether one of the patterns covers the key.
func (ps Patterns) Match(key Key) bool {
	return slices.ContainsFunc(ps, func(p Pattern) bool { return p.Matches(key) })
}

// Texts are the patterns as they were written.
func (ps Patterns) Texts() []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Text
	}
	return out
}

// Among returns the patterns as they read beside keys that exist or are
// declared: a text that equals one of them means that key only.
func (ps Patterns) Among(known Keys) Patterns {
	out := slices.Clone(ps)
	for i, p := range out {
		out[i] = p.among(known)
	}
	return out
}

func (p Pattern) among(known Keys) Pattern {
	p.isKey = p.isKey || known[Key(p.Text)]
	return p
}

// Unmatched returns the patterns that cover none of the keys.
func (ps Patterns) Unmatched(keys Keys) Patterns {
	var out Patterns
	for _, p := range ps {
		if !keys[Key(p.Text)] && !keys.contain(p.Matches) {
			out = append(out, p)
		}
	}
	return out
}

// Matching returns the keys that the pattern covers, sorted.
func (ks Keys) Matching(p Pattern) []Key {
	var out []Key
	for key := range ks {
		if p.Matches(key) {
			out = append(out, key)
		}
	}
	return SortKeys(out)
}

// Texts are the keys as texts, sorted.
func (ks Keys) Texts() []string {
	out := make([]string, 0, len(ks))
	for key := range ks {
		out = append(out, string(key))
	}
	slices.Sort(out)
	return out
}

func (ks Keys) contain(is func(Key) bool) bool {
	for key := range ks {
		if is(key) {
			return true
		}
	}
	return false
}

// Pattern returns the text of a pattern that covers the key and no other,
// even if the key no longer exists: each special character is quoted as a
// class of one character.
func (k Key) Pattern() string { return glob.Quote(string(k)) }

// Flag returns a flag with the key as its value, as a user types it in a
// shell.
func (k Key) Flag(flag string) string { return flag + " " + ShellWord(k.Pattern()) }

// ShellWord writes a text so that a shell reads it as one word.
func ShellWord(text string) string {
	if unquotedWord.MatchString(text) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// unquotedWord is a text that a shell reads as one word without quotes.
var unquotedWord = regexp.MustCompile(`^[\w./:@%+,=-]+$`)
