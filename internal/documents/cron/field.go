package cron

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// field is one place in an expression.
type field struct {
	name      string
	low, high int
	// words are other spellings of low, low+1 and so on.
	words []string
	// special are further forms that the field takes.
	special *regexp.Regexp
}

func monthNames() []string { return strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC") }

func dayNames() []string { return strings.Fields("SUN MON TUE WED THU FRI SAT") }

// check returns what is not valid in the field.
func (f field) check(part string) error {
	for item := range strings.SplitSeq(part, ",") {
		if !f.takes(item) {
			return fmt.Errorf("%s: %q is not valid there (%s)", f.name, item, f.values())
		}
	}
	return nil
}

// takes reports whether the field may hold one item of a list: *, a value, a
// range, each with a step if wanted, or one of its special forms.
func (f field) takes(item string) bool {
	if f.special != nil && f.special.MatchString(item) {
		return true
	}
	values, step, stepped := strings.Cut(item, "/")
	if stepped && !inRange(step, 1, max(f.high, 1)) {
		return false
	}
	if values == "*" || stepped && values == "" {
		return true
	}
	first, last, ranged := strings.Cut(values, "-")
	return f.isValue(first) && (!ranged || f.isValue(last))
}

// values returns the plain values, for users.
func (f field) values() string {
	numbers := fmt.Sprintf("%d-%d", f.low, f.high)
	if len(f.words) == 0 {
		return numbers
	}
	return fmt.Sprintf("%s or %s-%s", numbers, f.words[0], f.words[len(f.words)-1])
}

func (f field) isValue(s string) bool {
	return slices.Contains(f.words, s) || inRange(s, f.low, f.high)
}

func inRange(s string, low, high int) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && int(n) >= low && int(n) <= high
}
