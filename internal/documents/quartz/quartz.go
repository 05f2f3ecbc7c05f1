// Package quartz checks cron expressions as the Quartz scheduler reads them:
// seconds first, and either the day of the month or the day of the week left
// open with a question mark.
//
// It tells whether an expression is well formed, not when it fires.
package quartz

import (
	"errors"
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
	// words may stand for low, low+1 and so on.
	words []string
	// special are further forms that the field takes.
	special *regexp.Regexp
}

func fields() []field {
	return []field{
		{name: "seconds", high: 59},
		{name: "minutes", high: 59},
		{name: "hours", high: 23},
		{name: "day of month", low: 1, high: 31, special: regexp.MustCompile(`^(L|LW|L-([12]?[0-9]|30)W?|([1-9]|[12][0-9]|3[01])W)$`)},
		{name: "month", low: 1, high: 12, words: strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")},
		{name: "day of week", low: 1, high: 7, words: strings.Fields("SUN MON TUE WED THU FRI SAT"), special: regexp.MustCompile(`^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$`)},
		{name: "year", low: 1970, high: 2099},
	}
}

const (
	dayOfMonth = 3
	dayOfWeek  = 5
	required   = 6
)

// Check returns what is wrong with an expression, nil where nothing is.
func Check(expression string) error {
	parts := strings.Fields(strings.ToUpper(expression))
	all := fields()
	if len(parts) < required || len(parts) > len(all) {
		return fmt.Errorf("a cron expression has 6 or 7 fields (seconds first), not %d", len(parts))
	}
	if (parts[dayOfMonth] == "?") == (parts[dayOfWeek] == "?") {
		return errors.New("exactly one of day of month and day of week must be ?")
	}
	for i, part := range parts {
		if part == "?" && (i == dayOfMonth || i == dayOfWeek) {
			continue
		}
		for item := range strings.SplitSeq(part, ",") {
			if !all[i].takes(item) {
				return fmt.Errorf("%s: %q cannot stand there (%s)", all[i].name, item, all[i].values())
			}
		}
	}
	return nil
}

// takes tells whether the field may hold one item of a list: *, a value, a
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

// values are the plain values, for people.
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
