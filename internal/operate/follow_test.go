package operate

import (
	"testing"
	"time"
)

func TestTheEndIsLookedForMoreOftenWhenItIsNear(t *testing.T) {
	cases := []struct {
		title string
		task  Task
		left  time.Duration
		want  time.Duration
	}{
		{"with time to spare", Task{Percent: 99}, time.Hour, 5 * time.Second},
		{"at 100 percent", Task{Percent: 100}, time.Hour, 2 * time.Second},
		{"shortly before the deadline", Task{}, 9 * time.Second, 2 * time.Second},
		{"the deadline itself is looked at", Task{}, time.Second, time.Second},
		{"what is completed may say so after the deadline", Task{Completed: "now"}, -time.Second, 2 * time.Second},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			if got := c.task.longestPause(c.left); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
