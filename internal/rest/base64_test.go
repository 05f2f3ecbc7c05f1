package rest

import (
	"encoding/base64"
	"testing"

	"pgregory.net/rapid"
)

// TestASecretInBase64IsWithheld wherever it begins, with anything around it.
func TestASecretInBase64IsWithheld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.StringMatching(`[ -~]{10,40}`).Draw(t, "secret")
		before := rapid.StringMatching(`[a-z:]{0,8}`).Draw(t, "before")
		after := rapid.StringMatching(`[a-z:]{0,8}`).Draw(t, "after")
		encoding := rapid.SampledFrom([]*base64.Encoding{
			base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding,
		}).Draw(t, "encoding")
		text := "you sent " + encoding.EncodeToString([]byte(before+secret+after))
		if got := newRedactor([]string{secret}).text(text); got != withheld {
			t.Fatalf("%q is told", got)
		}
	})
	if got := newRedactor([]string{"correct horse"}).text("you sent aW5ub2NlbnQgdGV4dA=="); got == withheld {
		t.Error("a text without the secret is withheld")
	}
}
