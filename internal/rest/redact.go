package rest

import (
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strings"
)

// shared is how many characters of a secret a text may not repeat.
const shared = 8

const withheld = "(text withheld: it repeats a secret)"

// redactor withholds text of the tenant that repeats a part of a secret.
// A secret shorter than that part must not appear whole.
type redactor struct {
	parts [][]rune // each spelling of each secret, in lower case
}

func newRedactor(secrets []string) redactor {
	var r redactor
	for _, s := range secrets {
		for _, spelling := range spellings(s) {
			r.parts = append(r.parts, []rune(strings.ToLower(spelling)))
		}
	}
	return r
}

// spellings are the forms in which a server may echo a value.
func spellings(secret string) []string {
	if secret == "" {
		return nil
	}
	quoted, _ := json.Marshal(secret) // a string always marshals
	all := []string{
		secret,
		strings.Trim(string(quoted), `"`),
		url.QueryEscape(secret),
		html.EscapeString(secret),
		oneLine(secret),
	}
	all = append(all, inBase64(secret)...)
	slices.Sort(all)
	return nonEmpty(slices.Compact(all))
}

// text returns a text on one line, or says that it is withheld.
func (r redactor) text(text string) string {
	clean := oneLine(text)
	if r.repeats(text) || r.repeats(clean) {
		return withheld
	}
	return clean
}

// texts does the same for several, and drops the empty and the repeated.
func (r redactor) texts(in []string) []string {
	var out []string
	for _, text := range in {
		if clean := r.text(text); clean != "" && !slices.Contains(out, clean) {
			out = append(out, clean)
		}
	}
	return out
}

func (r redactor) repeats(text string) bool {
	lower := strings.ToLower(text)
	runs := runsOf([]rune(lower))
	for _, secret := range r.parts {
		if len(secret) < shared {
			if strings.Contains(lower, string(secret)) {
				return true
			}
			continue
		}
		for i := range len(secret) - shared + 1 {
			if runs[string(secret[i:i+shared])] {
				return true
			}
		}
	}
	return false
}

// runsOf is the set of all runs of shared characters in a text.
func runsOf(text []rune) map[string]bool {
	runs := make(map[string]bool)
	for i := range max(0, len(text)-shared+1) {
		runs[string(text[i:i+shared])] = true
	}
	return runs
}
