package glob

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		pattern, s string
		want       bool
	}{
		{"*Token", "deltaToken", true},
		{"*Token", "tokenUrl", false},
		{"a*", "a/b", true},
		{"?", "/", true},
		{"[a-c]x", "bx", true},
		{"[^a-c]x", "bx", false},
		{"[ab", "[ab", true},
		{"[ab*", "[abc", true},
		{`a\*`, `a\b`, true},
		{"", "", true},
		{"", "a", false},
	} {
		if got := Match(tt.pattern, tt.s); got != tt.want {
			t.Errorf("Match(%q, %q) = %t", tt.pattern, tt.s, got)
		}
	}
	if !MatchAny([]string{"b", "a*"}, "ab") || MatchAny(nil, "ab") {
		t.Error("MatchAny asks each pattern, and none matches nothing")
	}
}

func TestQuotedTextMatchesItselfAlone(t *testing.T) {
	texts := rapid.StringOfN(rapid.SampledFrom([]rune(`ab*?[]^-\/~!.`)), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		s, other := texts.Draw(t, "s"), texts.Draw(t, "other")
		if !Match(Quote(s), s) {
			t.Errorf("%q does not match %q", Quote(s), s)
		}
		if other != s && other != Quote(s) && Match(Quote(s), other) {
			t.Errorf("%q of %q matches %q", Quote(s), s, other)
		}
	})
}
