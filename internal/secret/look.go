package secret

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strings"
)

// looks are the rules by which a text itself looks like a secret, with what it
// then is. mark is a part that every such text has, so that most texts are
// passed quickly.
var looks = []struct {
	what string
	mark string
	is   func(text string) bool
}{
	{"a private key", "PRIVATE KEY", regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY`).MatchString},
	{"cipher text of a tenant", ":", func(text string) bool { return cipher.MatchString(text) || bareCipher.MatchString(text) }},
	{"a URL with a password", "@", hasUserInfo},
	{"a JSON web token", "eyJ", hasJWT},
	{"credentials for an HTTP header", " ", hasCredentials},
	{"a token of a well-known form", "_", wellKnown.MatchString},
	{"a token of a well-known form", "-", wellKnown.MatchString},
	{"a secret in name=value pairs", "=", hasPair},
	{"a secret in header lines", ":", hasHeader},
	{"a secret in an XML element", "</", hasElement},
}

// Looks returns what kind of secret a text looks like, or "" if none.
func Looks(text string) string {
	for _, look := range looks {
		if strings.Contains(text, look.mark) && look.is(text) {
			return look.what
		}
	}
	if strings.Contains(text, "{") && hasMember(text) {
		return "a secret in JSON"
	}
	return ""
}

var wellKnown = regexp.MustCompile(`\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk_live_\w{16,})`)

var (
	userInfo = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:"']*:([^\s/@"']+)@`)
	// oracle is the form jdbc:oracle:thin:user/password@host.
	oracle = regexp.MustCompile(`(?i)jdbc:[a-z0-9]+:[a-z0-9]*:?[^\s/:@"']+/([^\s@"']+)@`)
)

func hasUserInfo(text string) bool { return anyValue(userInfo, text) || anyValue(oracle, text) }

// anyValue reports whether a pattern's group catches a value that is written
// out.
func anyValue(pattern *regexp.Regexp, text string) bool {
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		if isWrittenOut(m[1]) {
			return true
		}
	}
	return false
}

var placeholder = regexp.MustCompile(`^(?:\?|:\w+|@\w+|%\w*%?|\{+[^{}]*\}+|<[^<>]*>|\*+)?$`)

// isWrittenOut reports whether the value of a secret's name may be the secret:
// it is not a reference, no place for a parameter and no plain yes or no.
func isWrittenOut(value string) bool {
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	return value != Mark && !reference.MatchString(value) && !placeholder.MatchString(value) && !IsFlag(value)
}

// IsFlag reports whether a value only says yes or no.
func IsFlag(v any) bool {
	switch v := v.(type) {
	case bool:
		return true
	case string:
		switch strings.ToLower(v) {
		case "true", "false", "yes", "no", "on", "off", "y", "n":
			return true
		}
	}
	return false
}

var jwt = regexp.MustCompile(`\b(eyJ[A-Za-z0-9_-]{5,})\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*`)

func hasJWT(text string) bool {
	for _, m := range jwt.FindAllStringSubmatch(text, -1) {
		head, err := base64.RawURLEncoding.DecodeString(m[1])
		if err == nil && json.Valid(head) {
			return true
		}
	}
	return false
}

var credentials = regexp.MustCompile(`(?i)\b(bearer|basic|token|ssws)\s+([A-Za-z0-9._~+/=-]{8,})`)

// hasCredentials knows "Bearer 3f9a…" from "Bearer authentication": there is a
// digit in it, or it is longer than words are. What follows Basic decodes to a
// user and a password.
func hasCredentials(text string) bool {
	for _, m := range credentials.FindAllStringSubmatch(text, -1) {
		if strings.EqualFold(m[1], "basic") {
			pair, err := base64.StdEncoding.DecodeString(m[2])
			if err == nil && strings.Contains(string(pair), ":") {
				return true
			}
			continue
		}
		if strings.ContainsAny(m[2], "0123456789") && !strings.Contains(m[2], "://") || len(m[2]) >= 24 {
			return true
		}
	}
	return false
}
