package operate

import (
	"context"
	"time"

	"isc-sync/internal/duration"
)

// completedPause is the longest time between two looks at a task that is
// completed, lastLook how long the look at the end of our patience may take.
const (
	completedPause = 2 * time.Second
	lastLook       = 10 * time.Second
)

// follow looks at a task until it has ended, less and less often, and a last
// time when the time is up, which is errTimeout. It returns what it saw last,
// also with an error.
func (r *Runner) follow(ctx context.Context, t Task, until time.Time, opts Options) (Task, error) {
	ctx, cancel := context.WithDeadlineCause(ctx, until.Add(lastLook), errTimeout)
	defer cancel()
	for wait := opts.Pause; ; wait *= 2 {
		now, err := r.look(ctx, t.ID)
		if err != nil {
			return t, orTimeout(ctx, err)
		}
		t = now
		if opts.Progress != nil {
			opts.Progress(t)
		}
		left := time.Until(until)
		switch {
		case t.ended():
			return t, nil
		case left <= 0 && t.Completed == "":
			return t, errTimeout
		}
		wait = min(wait, t.longestPause(left))
		if err := pause(ctx, wait, opts.Stop); err != nil {
			return t, orTimeout(ctx, err)
		}
	}
}

// longestPause is how long not to look at a task, with so much time left: what
// is completed needs only its status (API: Tasks).
func (t Task) longestPause(left time.Duration) time.Duration {
	if t.Completed != "" {
		return completedPause
	}
	return duration.UntilNextLook(left, t.Percent >= 100)
}

// orTimeout is what ended a wait: an error, or that its time is over.
func orTimeout(ctx context.Context, err error) error {
	if timedOut(ctx) {
		return errTimeout
	}
	return err
}

func pause(ctx context.Context, d time.Duration, stop <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-stop:
		return errStopped
	case <-ctx.Done():
		return ctx.Err()
	}
}
