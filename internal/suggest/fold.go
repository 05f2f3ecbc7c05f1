package suggest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// sourceSuffix is what the vendor's lists add to the names of some sources, with
// a number on older tenants.
var sourceSuffix = regexp.MustCompile(`\ \[source(-[0-9]+)?\]$`)

// A fold removes one way in which two spellings of a name can differ.
type fold struct {
	difference string
	apply      func(string) string
}

var (
	unicodeForm = fold{"Unicode form", norm.NFC.String}
	letterCase  = fold{"letter case", func(s string) string { return cases.Fold().String(s) }}
	blanks      = fold{"spaces", spaces}
	marks       = fold{"accents", accents}
	suffix      = fold{"the suffix [source]", func(s string) string { return sourceSuffix.ReplaceAllString(s, "") }}
)

// Fold returns the normalized form of a name. Names that users take for the
// same have the same form: they differ only in Unicode form, letter case,
// accents, kinds or number of spaces, or a suffix " [source]" or "
// [source-123]".
func Fold(name string) string {
	return letterCase.apply(norm.NFKC.String(folded(name, unicodeForm, letterCase, blanks, marks, suffix)))
}

func folded(name string, folds ...fold) string {
	for _, f := range folds {
		name = f.apply(name)
	}
	return name
}

// Difference returns how two spellings of one name differ, such as "letter case
// and accents", or "" if they are equal or Fold gives them different forms.
func Difference(a, b string) string {
	if a == b || Fold(a) != Fold(b) {
		return ""
	}
	differ := func(folds ...fold) bool { return folded(a, folds...) != folded(b, folds...) }
	var found []string
	if differ(letterCase, blanks, suffix) && !differ(unicodeForm, letterCase, blanks, suffix) {
		found = append(found, unicodeForm.difference)
	}
	all := []fold{unicodeForm, letterCase, blanks, marks, suffix}
	for i, f := range all[1:] {
		if differ(slices.Concat(all[:i+1], all[i+2:])...) {
			found = append(found, f.difference)
		}
	}
	n := len(found)
	if n < 2 {
		return cmp.Or(strings.Join(found, ""), unicodeForm.difference)
	}
	return strings.Join(found[:n-1], ", ") + " and " + found[n-1]
}

// spaces makes one ordinary space of all that look like one, and drops what
// cannot be seen.
func spaces(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// accents drops the marks on letters.
func accents(s string) string {
	runes := slices.DeleteFunc([]rune(norm.NFD.String(s)), func(r rune) bool { return unicode.Is(unicode.Mn, r) })
	return norm.NFC.String(string(runes))
}
