package tenant

import (
	"context"
	"errors"
	"time"
)

// The longest pauses between two looks at something that goes on in a tenant:
// usually, and when its end or that of the wait is near.
const (
	longPause  = 5 * time.Second
	shortPause = 2 * time.Second
	nearEnd    = 10 * time.Second
)

// lastLook is how long the look at the end of a wait may take, and how much
// longer to wait for something that has ended in all but name.
const lastLook = 10 * time.Second

// What ends a wait before its end was seen: the time is over, or the caller
// stopped it.
var (
	ErrTimeout = errors.New("the time to wait is over")
	ErrStopped = errors.New("the wait was stopped")
)

// Stage is how far something is that goes on in the tenant.
type Stage int

// The stages: it goes on; its end is near; it has ended, but not how; it is over.
const (
	Running Stage = iota
	Nearly
	Ending
	Over
)

// Poll describes how to wait for the end of something that goes on in the tenant.
type Poll struct {
	// Pause is the first pause between two looks; each is twice as long, up to a
	// few seconds.
	Pause time.Duration
	// Until is when to look for the last time.
	Until time.Time
	// Stop, once closed, ends the wait at once.
	Stop <-chan struct{}
}

// Wait looks until it is over. Its error is that of a look, ErrTimeout,
// ErrStopped or the context's.
func (p Poll) Wait(ctx context.Context, look func(context.Context) (Stage, error)) error {
	limited, cancel := context.WithDeadlineCause(ctx, p.Until.Add(lastLook), ErrTimeout)
	defer cancel()
	for wait := p.Pause; ; wait *= 2 {
		seen, err := look(limited)
		left := time.Until(p.Until)
		switch {
		case err != nil:
			return orTimeout(limited, err)
		case seen == Over:
			return nil
		case left <= 0 && seen != Ending:
			return ErrTimeout
		}
		wait = min(wait, longestPause(seen, left))
		if err := Pause(limited, wait, p.Stop); err != nil {
			return orTimeout(limited, err)
		}
	}
}

// longestPause is how long not to look, with so much time left. What has ended
// lacks only how (API: Tasks).
func longestPause(seen Stage, left time.Duration) time.Duration {
	switch {
	case seen == Ending:
		return shortPause
	case seen == Nearly || left < nearEnd:
		return min(left, shortPause)
	}
	return min(left, longPause)
}

// orTimeout is what ended a wait: an error, or that its time is over.
func orTimeout(ctx context.Context, err error) error {
	if errors.Is(context.Cause(ctx), ErrTimeout) {
		return ErrTimeout
	}
	return err
}

// Pause waits, unless the context ends or stop is closed first: then it returns
// the context's error or ErrStopped.
func Pause(ctx context.Context, d time.Duration, stop <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-stop:
		return ErrStopped
	case <-ctx.Done():
		return ctx.Err()
	}
}
