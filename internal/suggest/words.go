package suggest

import (
	"math/bits"
	"slices"
	"strings"
)

// Words are words that many misspelt ones are compared with. They are prepared once, so
// that most comparisons end before letters are counted.
type Words struct {
	folded map[string][]string
	sized  map[int][]word
}

// word is a word with what decides quickly that another one is not near.
type word struct {
	text  string
	runes []rune
	// has is a bit for each letter that it has, some letters sharing one.
	has uint64
}

// NewWords prepares words.
func NewWords(words []string) *Words {
	w := &Words{folded: map[string][]string{}, sized: map[int][]word{}}
	words = slices.Clone(words)
	slices.Sort(words)
	for _, text := range slices.Compact(words) {
		w.folded[foldKey(text)] = append(w.folded[foldKey(text)], text)
		if len(text) <= longest {
			prepared := prepare(text)
			w.sized[len(prepared.runes)] = append(w.sized[len(prepared.runes)], prepared)
		}
	}
	return w
}

// foldKey is equal for words whose distance is 0.
func foldKey(text string) string {
	if len(text) > longest {
		return "\x00" + strings.ToLower(text)
	}
	return Fold(text)
}

func prepare(text string) word {
	w := word{text: text, runes: []rune(strings.ToLower(text))}
	for _, r := range w.runes {
		w.has |= 1 << (uint32(r) % 64)
	}
	return w
}

// Closest returns the word that is nearest to a misspelt one, as the function Closest
// does, but never the same word.
func (w *Words) Closest(misspelt string) string {
	for _, same := range w.folded[foldKey(misspelt)] {
		if same != misspelt {
			return same
		}
	}
	if len(misspelt) > longest {
		return ""
	}
	asked, best, bestAt := prepare(misspelt), "", Near+1
	for size := max(len(asked.runes)-Near, 0); size <= len(asked.runes)+Near; size++ {
		for _, other := range w.sized[size] {
			if other.text == misspelt || tooDifferent(asked.has, other.has) {
				continue
			}
			if d := letters(asked.runes, other.runes); d < bestAt || d == bestAt && best != "" && other.text < best {
				best, bestAt = other.text, d
			}
		}
	}
	return best
}

// tooDifferent reports whether the letters of two words differ more than Near edits can:
// each edit brings one letter and takes one away.
func tooDifferent(a, b uint64) bool { return bits.OnesCount64(a^b) > 2*Near }

// DidYouMean returns the hint for a misspelt word, "" if no word is near.
func (w *Words) DidYouMean(misspelt string) string {
	if near := w.Closest(misspelt); near != "" {
		return Question(misspelt, near)
	}
	return ""
}
