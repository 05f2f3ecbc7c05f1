package duration

import (
	"testing"
	"time"
)

func TestLooksAreCloserWhereAnEndIsNear(t *testing.T) {
	tests := []struct {
		left time.Duration
		near bool
		want time.Duration
	}{
		{time.Hour, false, 5 * time.Second},
		{time.Hour, true, 2 * time.Second},
		{9 * time.Second, false, 2 * time.Second},
		{time.Second, true, time.Second},
		{0, false, 0},
	}
	for _, tt := range tests {
		if got := UntilNextLook(tt.left, tt.near); got != tt.want {
			t.Errorf("with %s left (near: %v) it is %s, want %s", tt.left, tt.near, got, tt.want)
		}
	}
}
