// Package duration formats durations in words for users, and has polling
// intervals. Its words are exact: it rounds nothing.
package duration

import (
	"fmt"
	"time"
)

// Words returns a duration in the largest unit that needs no fraction, such as
// "90 minutes", and in Go's form if it is not a whole number of seconds.
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
