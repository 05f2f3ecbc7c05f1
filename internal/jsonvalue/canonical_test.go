package jsonvalue

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestCanonicalTextsSayWhatTheyAreMadeOf decodes what was written.
func TestCanonicalTextsSayWhatTheyAreMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z"\\/\n\x01é<&]{0,8}`),
			rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) })).Draw(t, "text")
		got, err := Decode(Canonical(text))
		if want := string([]rune(text)); err != nil || got != want {
			t.Fatalf("%q becomes %q, want %q (%v)", text, got, want, err)
		}
	})
}

func TestElementsThatAreMadeOneAtATimeAreAnArray(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var elements []any
		for _, text := range rapid.SliceOf(rapid.String()).Draw(t, "elements") {
			elements = append(elements, map[string]any{"text": text})
		}
		streamed := map[string]any{"a": "first", "list": Elements(slices.Values(elements)), "z": nil}
		whole := map[string]any{"a": "first", "list": append([]any{}, elements...), "z": nil}
		if string(Canonical(streamed)) != string(Canonical(whole)) || Digest(streamed) != Digest(whole) {
			t.Fatalf("%s is not %s", Canonical(streamed), Canonical(whole))
		}
	})
}
