package state

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestATextThatIsAKeyMeansThatKeyOnly(t *testing.T) {
	const text = "Source/Team [AB]"
	others := []Key{"Source/Team A", "Source/Team B"}
	asGlob := PatternsOf(text)
	asKey := asGlob.Among(Keys{text: true})
	for _, key := range others {
		if !asGlob.Match(key) || asKey.Match(key) {
			t.Errorf("%s: as a glob %t, as a key %t", key, asGlob.Match(key), asKey.Match(key))
		}
	}
	if !asGlob.Match(text) || !asKey.Match(text) {
		t.Error("the text does not match itself")
	}
	if form := Key("Source/*"); !asKey[0].MayMatch(form) {
		t.Errorf("the key cannot be of the form %s", form)
	}
	if form := Key("Schema/*/account"); asKey[0].MayMatch(form) {
		t.Errorf("the key can be of the form %s", form)
	}
}

func TestUnmatchedPatternsAreFound(t *testing.T) {
	keys := Keys{"Source/HR Feed": true, "Schema/HR Feed/account": true}
	got := PatternsOf("Source/HR*", "Source/HR Fed", "Schema/*", "**/group", "Source/HR Feed").Unmatched(keys).Texts()
	if want := []string{"Source/HR Fed", "**/group"}; !slices.Equal(got, want) {
		t.Errorf("unmatched %q, want %q", got, want)
	}
}

func TestAQuotedKeyIsAPatternOfItselfAlone(t *testing.T) {
	names := rapid.StringOfN(rapid.SampledFrom([]rune(`ab*?[]^-\/~!.`)), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		key := NewKey("Schema", names.Draw(t, "source"), names.Draw(t, "name"))
		other := NewKey("Schema", names.Draw(t, "other source"), names.Draw(t, "other name"))
		pattern := key.Pattern()
		if !MatchKey(pattern, key) {
			t.Errorf("%q does not match %q", pattern, key)
		}
		if other != key && string(other) != pattern && MatchKey(pattern, other) {
			t.Errorf("%q of %q matches %q", pattern, key, other)
		}
	})
}
