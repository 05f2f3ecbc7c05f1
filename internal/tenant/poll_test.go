package tenant

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheEndIsLookedForMoreOftenWhenItIsNear(t *testing.T) {
	for _, c := range []struct {
		title      string
		seen       Stage
		left, want time.Duration
	}{
		{"with time to spare", Running, time.Hour, 5 * time.Second},
		{"near its end", Nearly, time.Hour, 2 * time.Second},
		{"near the end, at the deadline", Nearly, time.Second, time.Second},
		{"shortly before the deadline", Running, 9 * time.Second, 2 * time.Second},
		{"the deadline itself is looked at", Running, time.Second, time.Second},
		{"what has ended may say how after the deadline", Ending, -time.Second, 2 * time.Second},
	} {
		t.Run(c.title, func(t *testing.T) {
			if got := longestPause(c.seen, c.left); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestAWaitEndsWithWhatEndsIt(t *testing.T) {
	broken := errors.New("no answer")
	for _, c := range []struct {
		title string
		seen  []Stage // the last one is seen again and again
		err   error   // of the look after these
		stop  bool
		want  error
		at    time.Duration
	}{
		{title: "the end", seen: []Stage{Running, Running, Over}, at: 3 * time.Second},
		{title: "the deadline", seen: []Stage{Running}, want: ErrTimeout, at: time.Minute},
		{title: "what has ended gets a little longer", seen: []Stage{Ending}, want: ErrTimeout, at: time.Minute + lastLook},
		{title: "a failed look", seen: []Stage{Running}, err: broken, want: broken, at: time.Second},
		{title: "a stop", seen: []Stage{Running}, stop: true, want: ErrStopped, at: 0},
	} {
		t.Run(c.title, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				poll := Poll{Pause: time.Second, Until: began.Add(time.Minute)}
				if c.stop {
					stop := make(chan struct{})
					close(stop)
					poll.Stop = stop
				}
				looks := 0
				err := poll.Wait(t.Context(), func(context.Context) (Stage, error) {
					looks++
					if c.err != nil && looks > len(c.seen) {
						return Running, c.err
					}
					return c.seen[min(looks, len(c.seen))-1], nil
				})
				if !errors.Is(err, c.want) || time.Since(began) != c.at {
					t.Errorf("%v after %s, want %v after %s", err, time.Since(began), c.want, c.at)
				}
			})
		})
	}
}

func TestALookThatHangsEndsWithTheWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		err := Poll{Pause: time.Second, Until: began.Add(time.Minute)}.Wait(t.Context(), func(ctx context.Context) (Stage, error) {
			<-ctx.Done()
			return Running, ctx.Err()
		})
		if !errors.Is(err, ErrTimeout) || time.Since(began) != time.Minute+lastLook {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

func TestPausesBecomeLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var at []time.Duration
		_ = Poll{Pause: time.Second, Until: began.Add(25 * time.Second)}.Wait(t.Context(), func(context.Context) (Stage, error) {
			at = append(at, time.Since(began)/time.Second)
			return Running, nil
		})
		if want := []time.Duration{0, 1, 3, 7, 12, 17, 19, 21, 23, 25}; !slices.Equal(at, want) {
			t.Errorf("looks after %v seconds, want %v", at, want)
		}
	})
}
