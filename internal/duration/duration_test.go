package duration

import (
	"testing"
	"time"
)

func TestADurationUsesTheLargestUnitThatIsExact(t *testing.T) {
	cases := map[time.Duration]string{
		time.Hour:               "1 hour",
		36 * time.Hour:          "36 hours",
		time.Minute:             "1 minute",
		90 * time.Minute:        "90 minutes",
		time.Second:             "1 second",
		61 * time.Second:        "61 seconds",
		500 * time.Millisecond:  "500ms",
		1500 * time.Millisecond: "1.5s",
		0:                       "0s",
	}
	for d, want := range cases {
		if got := Words(d); got != want {
			t.Errorf("%d ns is %q, want %q", d, got, want)
		}
	}
}
