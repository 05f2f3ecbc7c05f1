package repository

import (
	"fmt"
	"regexp"
	"strings"
)

// phrase is wording that does not belong into the repository.
type phrase struct {
	pattern *regexp.Regexp
	// fine, if set, matches what the pattern finds and is good English.
	fine   *regexp.Regexp
	better string
}

// phrases lists wording that reads like a translation, and what to write
// instead. docs/GLOSSARY.md has the words for things; this list has the rest.
var phrases = []phrase{
	words(`tells? whether`, "reports whether"),
	words(`says? whether`, "reports whether"),
	words(`tells?`, "returns, reports, shows, prints or distinguishes").except(`tells? whether`),
	words(`told`, "reported, shown or printed"),
	words(`says (what|why|which|how|where|so|nothing)`, "returns, describes or explains"),
	words(`stands`, "is, represents or is a placeholder for"),
	words(`stand (for|here|in|at|behind|beside|below|above|there)`, "be, represent or be a placeholder for"),
	words(`nobody('s)?`, "no user, or a passive sentence"),
	words(`(some|any)body('s)?`, "a user, or a passive sentence"),
	words(`who(so)?ever`, "a user who"),
	words(`people('s)?`, "users"),
	words(`a person (may|can|must|has|who|would|wants)|for a person|by a person`, "the user"),
	words(`goes? (along|down) with`, "is deleted with"),
	words(`goes along`, "is removed with it"),
	words(`lets? go of|letting go`, "clears"),
	words(`(is|are|was) no`, "is not a, or there is no").except(`(there (is|are|was)|(is|are|was) no (longer|more|less|different))\b`),
	words(`in the place of none`, "as its default if the field is empty"),
	words(`how manieth`, "the occurrence number"),
	words(`(names|holds|fits|makes) no`, "does not name a, has no, does not match a"),
	words(`shall`, "must or will"),
	words(`at hand`, "available"),
	words(`whatever`, "any, or an explicit list"),
	words(`wishes`, "options"),
	words(`(is|are) looked after`, "is verified"),
	words(`(hangs?|hanging) on it`, "depends on it"),
	words(`anew`, "again"),
	words(`sorts? of`, "kind of or type of"),
	words(`the house`, "the repository or the project"),
	words(`where (there|nothing|none)`, "if there"),
	words(`with what went|what came to light`, "the result"),
	{pattern: regexp.MustCompile(`(?i)"" where\b`), better: `"" if`},
	{pattern: regexp.MustCompile(`(?i), too([.;:,)]|$)`), better: "also, before the verb"},
}

// words matches whole words in any letter case.
func words(pattern, better string) phrase {
	return phrase{pattern: regexp.MustCompile(`(?i)\b(` + pattern + `)\b`), better: better}
}

// except lets pass what a phrase finds in a wider match of fine.
func (p phrase) except(fine string) phrase {
	p.fine = regexp.MustCompile(`(?i)\b` + fine)
	return p
}

// find returns the places of a phrase in a text.
func (p phrase) find(text string) []string {
	var fine [][]int
	if p.fine != nil {
		fine = p.fine.FindAllStringIndex(text, -1)
	}
	var found []string
	for _, at := range p.pattern.FindAllStringIndex(text, -1) {
		if !within(at, fine) {
			found = append(found, text[at[0]:at[1]])
		}
	}
	return found
}

// within reports whether one of the ranges overlaps at.
func within(at []int, ranges [][]int) bool {
	for _, r := range ranges {
		if r[0] < at[1] && at[0] < r[1] {
			return true
		}
	}
	return false
}

// complaints returns what is wrong with a text, and what to write instead.
func complaints(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var found []string
	for _, p := range phrases {
		for _, words := range p.find(text) {
			found = append(found, fmt.Sprintf("%q: write %s (in %q)", words, p.better, shortened(text)))
		}
	}
	return found
}

// shortened returns the first words of a text.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > 400 {
		return string(runes[:400]) + "…"
	}
	return text
}
