package secret

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOnlyWhatASecretSharesIsCutOut(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte("svc:pa55word-of-ad"))
	for _, c := range []struct{ name, secret, public, text, want string }{
		{"the whole secret", "pa55word-of-ad", "", `Illegal value "pa55word-of-ad"!`, `Illegal value "(sensitive)"!`},
		{"eight characters of it", "pa55word-of-ad", "", "near 'word-of-'", "near '(sensitive)'"},
		{"seven characters of it", "pa55word-of-ad", "", "word-of is fine", "word-of is fine"},
		{"in other case, twice", "pa55word-of-ad", "", "PA55WORD-OF-AD, pa55word", "(sensitive), (sensitive)"},
		{"as JSON writes it", `a"b\c"d\e`, "", `near a\"b\\c\"d\\e.`, "near (sensitive)."},
		{"as a query writes it", "ä ö ü ß", "", "q=%C3%A4+%C3%B6+%C3%BC+%C3%9F&", "q=(sensitive)&"},
		{"as HTML writes it", "a&b<c>d", "", "<p>a&amp;b&lt;c&gt;d</p>", "<p>(sensitive)</p>"},
		{"line ends as blanks", "abcd\nefgh", "", "near abcd efgh.", "near (sensitive)."},
		{"in base64 with other text", "pa55word-of-ad", "", "sent " + encoded, "sent c3ZjOn(sensitive)"},
		{"a short secret, anywhere", "hush", "", "say hushhush!", "say (sensitive)!"},
		{"a very short one, alone", "5", "", `"5" is not one of 4, 15 and 0.55`, `"(sensitive)" is not one of 4, 15 and 0.55`},
		{"an empty one", "", "", "anything", "anything"},
		{"a word of the vendor", "my-application-secret", "features: APPLICATION_DISCOVERY", "APPLICATION_DISCOVERY needs the feature", "APPLICATION_DISCOVERY needs the feature"},
		{"a word of the document", "s3cr3t-PASSWORD-x", `["ENABLE","PASSWORD"]`, "ENABLE, PASSWORD, UNLOCK", "ENABLE, PASSWORD, UNLOCK"},
		{"more than the word", "s3cr3t-PASSWORD-x", `["ENABLE","PASSWORD"]`, "got t-PASSWORD-x", "got (sensitive)"},
		{"itself is not public", "correct-horse", `{"value":"correct-horse"}`, "bad correct-horse", "bad (sensitive)"},
		{"cipher text", "", "", "stored 1:ACP:c2VjcmV0 there", "stored (sensitive) there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := NewRedactor([]string{c.secret}, c.public).Text(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNoTextRepeatsEightCharactersOfASecretInAnySpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[!-~äßЖ]{8,40}`).Draw(t, "secret")
		asJSON, _ := json.Marshal(secret)
		spelled := rapid.SampledFrom([]string{
			secret, string(asJSON[1 : len(asJSON)-1]), url.QueryEscape(secret), url.PathEscape(secret), html.EscapeString(secret),
			base64.StdEncoding.EncodeToString([]byte(secret)), base64.RawURLEncoding.EncodeToString([]byte(secret)),
		}).Draw(t, "spelling")
		before, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "after")
		got := []rune(NewRedactor([]string{secret}).Text(before + spelled + after))
		runes := []rune(folded(spelled))
		for i := range len(runes) - shared + 1 {
			if part := string(runes[i : i+shared]); strings.Contains(folded(string(got)), part) && !strings.Contains(folded(before+Mark+after), part) {
				if i+shared == len(runes) && spelled != secret {
					continue // the last characters of base64 depend on what follows
				}
				t.Fatalf("%q holds %q", string(got), part)
			}
		}
	})
}

func TestATrackingIDIsOnlyHiddenWhereItIsASecret(t *testing.T) {
	r := NewRedactor([]string{"5", "hush", "pa55word-of-ad"})
	for id, want := range map[string]string{
		"5": "5", "hush": "hush", "5f2c-5": "5f2c-5", "e7eab60924f64aa284175b9fa3309599": "e7eab60924f64aa284175b9fa3309599",
		"id-pa55word-of-ad": Mark,
	} {
		if got := r.ID(id); got != want {
			t.Errorf("%s became %s", id, got)
		}
	}
}
