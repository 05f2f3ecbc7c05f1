package rest

import (
	"encoding/base64"
	"strings"
)

// inBase64 are the forms that a secret has inside base64 text. A server may
// encode more than the secret, as "user:secret" is in an Authorization header,
// so that the secret begins at any of three places in a group of characters. The
// characters at both ends, which also depend on what is around, are left out.
func inBase64(secret string) []string {
	var all []string
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			text := encoding.EncodeToString([]byte(strings.Repeat("\x00", before) + secret))
			first, last := (before*8+5)/6, len(text)
			if (before+len(secret))%3 != 0 {
				last--
			}
			if last-first >= shared {
				all = append(all, text[first:last])
			}
		}
	}
	return all
}
