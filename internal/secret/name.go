package secret

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A name is judged by its words: accessToken, access_token and X-Access-Token
// all end in "token". The last word decides: a tokenUrl is a URL and a
// passwordPolicy a policy.
var (
	// endings are ends of the last word.
	endings = []string{
		"password", "passwords", "passwd", "passphrase", "passcode", "pwd", "secret", "secrets",
		"token", "tokens", "credential", "credentials", "apikey", "privatekey", "secretkey", "accesskey",
		"signingkey", "encryptionkey", "decryptionkey", "sharedkey", "hmackey", "kmskey", "connectionstring", "pw", "otpseed",
		"sessionid",
	}
	// nouns are last words.
	nouns = []string{"pass", "pin", "bearer", "cookie", "cookies", "jwt", "creds", "otp", "totp", "pat", "authorization"}
	// keys are words before a last word "key" or "keys" that make it a secret.
	// A primaryKey or a publicKey is none.
	keys = []string{
		"access", "account", "aes", "api", "app", "auth", "client", "crypto", "decryption", "encryption", "function", "functions",
		"hmac", "host", "kms", "master", "otp", "private", "secret", "service", "session", "shared", "signing", "ssh", "storage", "subscription", "symmetric",
		"totp",
	}
	// pairs are last two words.
	pairs = []string{
		"basic auth", "auth header", "client assertion", "connection string", "session id", "otp seed", "totp seed", "hotp seed",
		"mfa seed",
	}
	// carriers are last words that only say how a value is written.
	carriers = []string{"value", "values", "text", "string", "pem", "raw", "plain", "encoded", "base", "header", "hash", "encrypted"}
	// switches are first words of settings about secrets, and of counts.
	switches = []string{
		"allow", "can", "disable", "disabled", "enable", "enabled", "expire", "expires", "force", "generate", "has", "hide", "is",
		"max", "min", "must", "no", "random", "require", "required", "requires", "should", "show", "skip", "support",
		"supports", "use", "uses", "validate",
	}
	// cursors are first words of tokens that only say where to read on.
	cursors = []string{"continuation", "cursor", "delta", "next", "page", "paging", "pagination", "skip", "sync"}
)

// answers are those of Telling: there are few names and many values.
var answers sync.Map

// Telling reports whether a name alone says that its value is a secret.
func Telling(name string) bool {
	if answer, known := answers.Load(name); known {
		return answer.(bool)
	}
	answer := tells(name)
	answers.Store(name, answer)
	return answer
}

func tells(name string) bool {
	w := words(name)
	if len(w) == 0 || isSwitch(w) || strings.HasSuffix(name, ".$") { // a path to the value
		return false
	}
	for {
		if endsInSecret(w) {
			return true
		}
		if len(w) == 1 || !slices.Contains(carriers, w[len(w)-1]) {
			return false
		}
		w = w[:len(w)-1]
	}
}

// Switch reports whether a name is of a setting about secrets that holds none,
// such as forceChangePassword.
func Switch(name string) bool { return isSwitch(words(name)) }

func isSwitch(w []string) bool { return len(w) > 1 && slices.Contains(switches, w[0]) }

// endsInSecret looks at the last words of a name.
func endsInSecret(w []string) bool {
	last, before := w[len(w)-1], ""
	if len(w) > 1 {
		before = w[len(w)-2]
	}
	switch {
	case (last == "token" || last == "tokens") && slices.Contains(cursors, before):
		return false
	case last == "key" || last == "keys":
		return slices.Contains(keys, before)
	case slices.Contains(nouns, last), slices.Contains(pairs, before+" "+last):
		return true
	}
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(last, end) })
}

// words splits a name at capital letters and at everything that is not a letter.
func words(name string) []string {
	var out []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r):
			flush()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])):
			flush()
		}
		word = append(word, r)
	}
	flush()
	return out
}
