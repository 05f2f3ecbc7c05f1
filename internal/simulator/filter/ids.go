package filter

import "strings"

// IDs returns the ids, in lower case, if a filter is nothing but a list of them: then
// no other row can be meant. ok is false for any other filter.
func IDs(text string) (ids map[string]bool, ok bool) {
	words, err := tokens(text)
	if err != nil || len(words) < 5 || !words[0].is("id") || !words[1].is("in") || !words[2].is("(") || !words[len(words)-1].is(")") {
		return nil, false
	}
	ids = map[string]bool{}
	for i, word := range words[3 : len(words)-1] {
		switch {
		case i%2 == 1 && !word.is(","), i%2 == 0 && !word.quoted:
			return nil, false
		case i%2 == 0:
			ids[strings.ToLower(word.text)] = true
		}
	}
	return ids, true
}
