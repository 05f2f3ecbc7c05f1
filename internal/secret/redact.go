package secret

import (
	"strings"
	"unicode"
)

// Mark replaces what is not shown.
const Mark = "(sensitive)"

const (
	// shared is how many characters in a row a text may not share with a secret.
	shared = 8
	// guessable is the length below which a secret is only cut out where it is a
	// word of its own: a 5 is in many numbers.
	guessable = 4
)

// Redactor cuts known secrets out of text, and parts of them. The zero value
// cuts nothing.
type Redactor struct {
	// parts are the runs of shared characters of all spellings of all secrets,
	// short are the spellings that have fewer.
	parts  map[string]bool
	short  []string
	whole  []string
	public string
}

// NewRedactor returns a redactor for secrets. Words that public texts have
// beside the secrets are not cut out although a secret has them in it.
func NewRedactor(secrets []string, public ...string) *Redactor {
	r := &Redactor{parts: map[string]bool{}}
	for _, s := range secrets {
		for _, spelling := range spellings(s) {
			r.add([]rune(folded(spelling)))
		}
	}
	var words strings.Builder
	for _, text := range public {
		words.WriteString(r.without(folded(text)))
		words.WriteByte('\n')
	}
	r.public = words.String()
	return r
}

func (r *Redactor) add(spelling []rune) {
	if len(spelling) < shared {
		r.short = append(r.short, string(spelling))
		return
	}
	r.whole = append(r.whole, string(spelling))
	for i := range len(spelling) - shared + 1 {
		r.parts[string(spelling[i:i+shared])] = true
	}
}

// without is a text without whole secrets.
func (r *Redactor) without(text string) string {
	for _, s := range r.whole {
		text = strings.ReplaceAll(text, s, "\n")
	}
	return text
}

// Text returns a text without the secrets and the tenant's cipher text.
func (r *Redactor) Text(text string) string {
	if text == "" || r == nil {
		return text
	}
	runes := []rune(text)
	low := []rune(folded(text))
	cut := make([]bool, len(runes))
	r.cutParts(low, cut)
	r.cutShort(low, cut)
	return CutCipher(replaced(runes, cut))
}

// Repeats reports whether a text has a secret or a part of one in it.
func (r *Redactor) Repeats(text string) bool { return r.Text(text) != text }

// ID returns a text by which the vendor's support finds a request. It only
// hides an id that is or contains a whole secret.
func (r *Redactor) ID(id string) string {
	low := folded(id)
	for _, s := range r.whole {
		if strings.Contains(low, s) {
			return Mark
		}
	}
	return id
}

// cutParts marks runs that a secret shares, unless they are public words.
func (r *Redactor) cutParts(low []rune, cut []bool) {
	for from := 0; from+shared <= len(low); from++ {
		to := from
		for i := from; (i == from || i < to) && i+shared <= len(low); i++ {
			if r.parts[string(low[i:i+shared])] {
				to = i + shared
			}
		}
		if to > from {
			if !r.isPublic(string(low[from:to])) {
				mark(cut, from, to)
			}
			from = to - 1
		}
	}
}

func (r *Redactor) isPublic(run string) bool {
	word := strings.TrimFunc(run, func(c rune) bool { return !isWord(c) })
	return word != "" && strings.Contains(r.public, word)
}

// cutShort marks whole secrets that are too short to have parts.
func (r *Redactor) cutShort(low []rune, cut []bool) {
	for _, s := range r.short {
		secret := []rune(s)
		for from := 0; from+len(secret) <= len(low); from++ {
			to := from + len(secret)
			if string(low[from:to]) == s && (len(secret) >= guessable || isAlone(low, from, to)) {
				mark(cut, from, to)
			}
		}
	}
}

func isAlone(text []rune, from, to int) bool {
	return (from == 0 || !isWord(text[from-1])) && (to == len(text) || !isWord(text[to]))
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func mark(cut []bool, from, to int) {
	for i := from; i < to; i++ {
		cut[i] = true
	}
}

// replaced puts the mark in the place of each run that is cut.
func replaced(text []rune, cut []bool) string {
	var b strings.Builder
	for i, c := range text {
		switch {
		case !cut[i]:
			b.WriteRune(c)
		case i == 0 || !cut[i-1]:
			b.WriteString(Mark)
		}
	}
	return b.String()
}

// folded is a text in small letters, as many characters as before.
func folded(text string) string { return strings.Map(unicode.ToLower, text) }
