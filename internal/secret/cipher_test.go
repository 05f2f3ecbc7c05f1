package secret

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestTheFirstCharacterRulesOutNoCipherText compares with the expressions alone, on
// texts that they describe and on texts that look like these.
func TestTheFirstCharacterRulesOutNoCipherText(t *testing.T) {
	forms := []*regexp.Regexp{allCipher, bareCipher, stored}
	texts := []*rapid.Generator[string]{rapid.StringMatching(`[ \t\n\f\r\v$é]?[0-9x]{0,2}(:ACP:|:|\.secrets\.)?[A-Za-z0-9+/]{0,30}={0,2}[ \n]?`)}
	for _, form := range forms {
		texts = append(texts, rapid.StringMatching(form.String()))
	}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(texts...).Draw(t, "text")
		want := len(text) > 6 && slices.ContainsFunc(forms, func(form *regexp.Regexp) bool { return form.MatchString(text) })
		if IsCipher(text) != want {
			t.Fatalf("IsCipher(%q) is %t", text, !want)
		}
		if want {
			found++
		}
	})
	if found == 0 {
		t.Error("no text was cipher text")
	}
}

func TestAnAnswerAboutANameIsRemembered(t *testing.T) {
	for range 2 {
		if !Telling("rememberedAccessToken") || Telling("rememberedTokenURL") {
			t.Error("an access token is a secret, the URL of a token is not")
		}
	}
	if allocated := testing.AllocsPerRun(100, func() { Telling("rememberedAccessToken") }); allocated > 1 {
		t.Errorf("a known name allocates %.0f times", allocated)
	}
}
