// Package cron checks cron expressions in the two forms that tenants take.
//
// It reports whether an expression is well formed, not when it fires.
package cron

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// quartzFields are made when the first expression is checked.
var quartzFields = sync.OnceValue(func() []field {
	return []field{
		{name: "seconds", high: 59},
		{name: "minutes", high: 59},
		{name: "hours", high: 23},
		{name: "day of month", low: 1, high: 31, special: regexp.MustCompile(`^(L|LW|L-([12]?[0-9]|30)W?|([1-9]|[12][0-9]|3[01])W)$`)},
		{name: "month", low: 1, high: 12, words: monthNames()},
		{name: "day of week", low: 1, high: 7, words: dayNames(), special: regexp.MustCompile(`^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$`)},
		{name: "year", low: 1970, high: 2099},
	}
})

const (
	dayOfMonth = 3
	dayOfWeek  = 5
	required   = 6
)

// CheckQuartz returns what is wrong with an expression as the Quartz scheduler
// reads it, nil if nothing is: seconds first, and either the day of the month
// or the day of the week left open with a question mark.
func CheckQuartz(expression string) error {
	parts := strings.Fields(strings.ToUpper(expression))
	all := quartzFields()
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
		if err := all[i].check(part); err != nil {
			return err
		}
	}
	return nil
}
