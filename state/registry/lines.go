package registry

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// LinesRule is about texts that are read line by line. They compare by their lines: how
// these end does not count.
type LinesRule struct {
	// Longest is how many characters a line may have, 0 for any number.
	Longest int `json:"longest"`
	// Pattern is an expression for each line, Rule describes it.
	Pattern string `json:"pattern"`
	Rule    string `json:"rule"`
	// Entry is an expression for the lines that are entries; the others only say
	// something about these. The first line that matches Once is not an entry. Most
	// is how many entries there may be, 0 for any number.
	Entry string `json:"entry"`
	Once  string `json:"once"`
	Most  int    `json:"most"`
}

// Lines are the lines of a text, without how they end.
func Lines(text string) []string {
	return strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
}

// SameLines reports whether two texts have the same lines.
func SameLines(a, b string) bool {
	return strings.Join(Lines(a), "\n") == strings.Join(Lines(b), "\n")
}

// Check returns what is wrong with a text, without saying what is in it.
func (r *LinesRule) Check(text string) error {
	if r == nil {
		return nil
	}
	pattern := regexp.MustCompile(r.Pattern) // package check refuses others
	for i, line := range Lines(text) {
		if n := utf8.RuneCountInString(line); r.Longest > 0 && n > r.Longest {
			return fmt.Errorf("has %d characters in line %d, and a line has at most %d", n, i+1, r.Longest)
		}
		if !pattern.MatchString(line) {
			return fmt.Errorf("breaks a rule in line %d: %s", i+1, r.Rule)
		}
	}
	if n := len(r.Entries(text)); r.Most > 0 && n > r.Most {
		return fmt.Errorf("has %d entries, and may have at most %d", n, r.Most)
	}
	return nil
}

// Entries are the entries among the lines of a text.
func (r *LinesRule) Entries(text string) (entries []string) {
	entry, once, seen := regexp.MustCompile(r.Entry), regexp.MustCompile(r.Once), r.Once == ""
	for _, line := range Lines(text) {
		switch {
		case !seen && once.MatchString(line):
			seen = true
		case entry.MatchString(line):
			entries = append(entries, line)
		}
	}
	return entries
}
