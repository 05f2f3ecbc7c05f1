package secret

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// spellings are the forms in which a server may repeat a value.
func spellings(secret string) []string {
	if strings.TrimSpace(secret) == "" {
		return nil
	}
	all := []string{
		secret, onOneLine(secret), quoted(secret, true), quoted(secret, false),
		url.QueryEscape(secret), url.PathEscape(secret),
		html.EscapeString(secret), strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;").Replace(secret),
	}
	all = append(all, inBase64(secret)...)
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(s string) bool { return strings.TrimSpace(s) == "" })
}

// quoted is the inside of a JSON string.
func quoted(text string, escapeHTML bool) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(escapeHTML)
	_ = e.Encode(text) // a string always encodes
	line := strings.TrimSuffix(b.String(), "\n")
	return line[1 : len(line)-1]
}

// inBase64 are the forms that a value can take inside a longer text in base64:
// three, since three bytes become four characters. Characters that depend on
// what is beside the value are left out.
func inBase64(secret string) []string {
	if len(secret) < guessable {
		return nil
	}
	var all []string
	for skip, mixed := range []int{0, 2, 3} {
		text := base64.RawStdEncoding.EncodeToString(append(make([]byte, skip), secret...))[mixed:]
		if (skip+len(secret))%3 != 0 {
			text = text[:len(text)-1]
		}
		all = append(all, text, strings.NewReplacer("+", "-", "/", "_").Replace(text))
	}
	return slices.DeleteFunc(all, func(s string) bool { return len(s) < guessable })
}

// onOneLine is a text as it is shown on one line.
func onOneLine(text string) string {
	text = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return ' '
		}
		return c
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
