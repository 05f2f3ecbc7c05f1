package simulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"strings"
)

// cipherMark distinguishes cipher text of the simulator from clear text. How
// the service does it is not known (API: Secrets); that it accepts its own
// cipher text is (API: Secrets).
const cipherMark = "1:ACP:"

// seal turns a secret into text from which it cannot be had back, and which is
// another one each time.
func seal(secret string, random io.Reader) (string, error) {
	salt := make([]byte, 12)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", err
	}
	return cipherMark + base64.StdEncoding.EncodeToString(append(salt, digest(salt, secret)...)), nil
}

// Seals reports whether a cipher text was made from this secret. It is for tests,
// which cannot read the secret back.
func Seals(cipher, secret string) bool {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(cipher, cipherMark))
	if err != nil || len(raw) < 12 || !sealed(cipher) {
		return false
	}
	return hmac.Equal(raw[12:], digest(raw[:12], secret))
}

func sealed(value string) bool { return strings.HasPrefix(value, cipherMark) }

func digest(salt []byte, secret string) []byte {
	mac := hmac.New(sha256.New, salt)
	mac.Write([]byte(secret))
	return mac.Sum(nil)[:20]
}
