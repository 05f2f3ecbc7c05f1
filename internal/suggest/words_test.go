package suggest

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestWordsFindWhatClosestFinds compares prepared words with those that are compared one
// by one.
func TestWordsFindWhatClosestFinds(t *testing.T) {
	word := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("abAB ")), 0, 6, -1),
		rapid.SampledFrom([]string{"Zürich", "Zurich", "Zu\u0308rich", "HR Feed", "HR  Feed", "HR Feed [source]", "straße", "STRASSE", strings.Repeat("x", longest+1), strings.Repeat("X", longest+1)}),
	)
	rapid.Check(t, func(t *rapid.T) {
		words, asked := rapid.SliceOfN(word, 0, 9).Draw(t, "words"), word.Draw(t, "asked")
		others := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == asked })
		if got, want := NewWords(words).Closest(asked), Closest(asked, others); got != want {
			t.Errorf("%q among %q: %q, want %q", asked, words, got, want)
		}
	})
}
