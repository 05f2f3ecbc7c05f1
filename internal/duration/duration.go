// Package duration says how long something may take, in words for people, and
// how long not to look at it. What it says is exact: nothing is rounded away.
package duration

import (
	"fmt"
	"time"
)

// Words says a duration in the largest unit that tells it whole, such as "90
// minutes"; what is no whole number of seconds as Go does.
func Words(d time.Duration) string {
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{{time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		if d < unit.length || d%unit.length != 0 {
			continue
		}
		if d == unit.length {
			return "1 " + unit.name
		}
		return fmt.Sprintf("%d %ss", d/unit.length, unit.name)
	}
	return d.String()
}
