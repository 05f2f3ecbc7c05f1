package jsonvalue

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestFirstAndRestAreTheTokens walks pointers of all kinds of tokens, empty ones as well.
func TestFirstAndRestAreTheTokens(t *testing.T) {
	tokens := rapid.SliceOf(rapid.SampledFrom([]string{"", "a", "~", "/", "~1/0", "ä", "12"}))
	rapid.Check(t, func(t *rapid.T) {
		want := tokens.Draw(t, "tokens")
		var p Pointer
		for _, token := range want {
			p = p.Append(token)
		}
		var got []string
		for rest := p; rest != ""; rest = rest.Rest() {
			got = append(got, rest.First())
		}
		if !slices.Equal(got, want) || !slices.Equal(p.Tokens(), want) {
			t.Fatalf("%q has %q, and the tokens %q", p, got, want)
		}
	})
}
