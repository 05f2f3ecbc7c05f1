// Package suggest finds the word that a user probably meant. The answer depends
// only on the words, never on their order.
package suggest

import (
	"strings"

	"isc-sync/internal/alike"
)

// Near is the largest distance at which two words are taken for one misspelt.
const Near = 2

// longest bounds the words that are compared letter by letter, in bytes.
const longest = 512

// Closest returns the word that is nearest to the misspelt one: equal as Fold
// sees it, or at most Near edits away and by less than half of its length.
// It returns "" if no word is near. Of equally near words the first in byte
// order wins.
func Closest(misspelt string, words []string) string {
	best, bestAt := "", Near+1
	for _, w := range words {
		d := distance(misspelt, w)
		if d < bestAt || d == bestAt && best != "" && w < best {
			best, bestAt = w, d
		}
	}
	return best
}

// DidYouMean returns the hint for a misspelt word, "" if no word is near.
func DidYouMean(misspelt string, words []string) string {
	if w := Closest(misspelt, words); w != "" {
		return Question(misspelt, w)
	}
	return ""
}

// Question asks whether a word was meant. Where it looks the same as what is
// written, it spells out the characters that differ.
func Question(written, meant string) string {
	ours, theirs := alike.Apart(written, meant)
	if ours == written && theirs == meant {
		return `did you mean "` + meant + `"?`
	}
	return `did you mean "` + theirs + `", not "` + ours + `"?`
}

// DidYouMeanWord is DidYouMean that also takes the longest word with which the
// other begins, of at least four letters: isMulti for isMultiValued.
func DidYouMeanWord(misspelt string, words []string) string {
	if hint := DidYouMean(misspelt, words); hint != "" {
		return hint
	}
	best := ""
	for _, w := range words {
		if isBeginning(w, misspelt) && (len(w) > len(best) || len(w) == len(best) && w < best) {
			best = w
		}
	}
	if best == "" {
		return ""
	}
	return Question(misspelt, best)
}

// isBeginning reports whether one word begins with the other, letter case
// aside.
func isBeginning(a, b string) bool {
	short := min(len(a), len(b))
	return short >= 4 && strings.EqualFold(a[:short], b[:short])
}

// distance counts the edits between two words, 0 if Fold gives them the same
// form. Words that are too different or too short to compare are at Near+1.
func distance(a, b string) int {
	if strings.EqualFold(a, b) {
		return 0
	}
	if len(a) > longest || len(b) > longest {
		return Near + 1
	}
	if Fold(a) == Fold(b) {
		return 0
	}
	return letters([]rune(strings.ToLower(a)), []rune(strings.ToLower(b)))
}

// letters counts the edits between the letters of two words.
func letters(x, y []rune) int {
	if len(x)-len(y) > Near || len(y)-len(x) > Near {
		return Near + 1
	}
	d := edits(unlike(x, y))
	if d > Near || 2*d >= max(len(x), len(y)) {
		return Near + 1
	}
	return d
}

// unlike are two words without what they begin and end with alike.
func unlike(x, y []rune) (a, b []rune) {
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return x, y
}

// edits is the number of letters to insert, drop, replace or swap with their
// neighbour.
func edits(x, y []rune) int {
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range y {
		rows[0][j+1] = j + 1
	}
	for i := range x {
		for j := range y {
			rows[i+1][j+1] = step(rows, x, y, i, j)
		}
	}
	return rows[len(x)][len(y)]
}

func step(rows [][]int, x, y []rune, i, j int) int {
	if x[i] == y[j] {
		return rows[i][j]
	}
	best := 1 + min(rows[i][j], rows[i][j+1], rows[i+1][j])
	if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
		best = min(best, 1+rows[i-1][j-1])
	}
	return best
}
