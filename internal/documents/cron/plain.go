package cron

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func plainFields() []field {
	return []field{
		{name: "seconds", high: 59},
		{name: "minutes", high: 59},
		{name: "hours", high: 23},
		{name: "day of month", low: 1, high: 31},
		{name: "month", low: 1, high: 12, words: monthNames()},
		{name: "day of week", high: 6, words: dayNames()},
	}
}

// CheckPlain returns what is wrong with an expression in the form that the
// vendor names for reminders and escalations, nil if nothing is: six fields
// with seconds first, five without them or without the day of the week, or a
// named schedule such as @daily or @every 24h. A question mark is a star. What
// Quartz reads is let through: tenants may hold it from elsewhere.
func CheckPlain(expression string) error {
	err := checkPlain(expression)
	if err != nil && CheckQuartz(expression) == nil {
		return nil
	}
	return err
}

func checkPlain(expression string) error {
	if name, isNamed := strings.CutPrefix(strings.TrimSpace(expression), "@"); isNamed {
		return checkNamed(name)
	}
	all := plainFields()
	parts := strings.Fields(strings.ToUpper(strings.ReplaceAll(expression, "?", "*")))
	switch len(parts) {
	case len(all):
		return checkAll(all, parts)
	case len(all) - 1:
		err := checkAll(all[1:], parts)
		if err != nil && checkAll(all, parts) == nil {
			return nil
		}
		return err
	}
	return fmt.Errorf("a cron expression has 5 or 6 fields here, or is a name such as @daily, and has not %d", len(parts))
}

func checkAll(fields []field, parts []string) error {
	for i, part := range parts {
		if err := fields[i].check(part); err != nil {
			return err
		}
	}
	return nil
}

func checkNamed(name string) error {
	if interval, isEvery := strings.CutPrefix(name, "every "); isEvery {
		if d, err := time.ParseDuration(interval); err != nil || d <= 0 {
			return fmt.Errorf("@every takes a duration such as 24h or 1h30m, not %q", interval)
		}
		return nil
	}
	names := strings.Fields("yearly annually monthly weekly daily midnight hourly")
	if !slices.Contains(names, name) {
		return fmt.Errorf("there is no schedule @%s: it is one of @%s, or @every DURATION", name, strings.Join(names, ", @"))
	}
	return nil
}
