package render

import (
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Span is a part of a text that two texts share, or that one of them has alone.
type Span struct {
	Text   string
	Differ bool
}

// wordDiff divides two texts into what they share and what differs, word by word.
func wordDiff(before, after string) (was, is []Span) {
	a, b := wordsOf(before), wordsOf(after)
	i, j := 0, 0
	for _, d := range joinedDiffs(lcs.DiffLines(a, b), a) {
		was = span(span(was, a[i:d.Start], false), a[d.Start:d.End], true)
		is = span(span(is, b[j:d.ReplStart], false), b[d.ReplStart:d.ReplEnd], true)
		i, j = d.End, d.ReplEnd
	}
	return span(was, a[i:], false), span(is, b[j:], false)
}

func span(spans []Span, words []string, differ bool) []Span {
	if len(words) == 0 {
		return spans
	}
	return append(spans, Span{strings.Join(words, ""), differ})
}

// joinedDiffs makes one of two differences with nothing but a space between them.
func joinedDiffs(diffs []lcs.Diff, words []string) []lcs.Diff {
	var out []lcs.Diff
	for _, d := range diffs {
		last := len(out) - 1
		if last >= 0 && strings.TrimSpace(strings.Join(words[out[last].End:d.Start], "")) == "" {
			out[last].End, out[last].ReplEnd = d.End, d.ReplEnd
			continue
		}
		out = append(out, d)
	}
	return out
}

// wordsOf divides a text into words, spaces and single other characters.
func wordsOf(s string) []string {
	var words []string
	start, last := 0, 0
	for i, r := range s {
		class := classOf(r)
		if i > 0 && (class != last || class == classOther) {
			words = append(words, s[start:i])
			start = i
		}
		last = class
	}
	if s == "" {
		return nil
	}
	return append(words, s[start:])
}

const (
	classOther = iota
	classWord
	classSpace
)

func classOf(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return classWord
	case unicode.IsSpace(r):
		return classSpace
	}
	return classOther
}
