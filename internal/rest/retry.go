package rest

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

const (
	maxTries = 5 // of a read that keeps failing
	// A request that is answered 429 is sent again, each time after a pause for
	// everybody, until it was refused so often and for so long. Waiting in line
	// does not count.
	minRefusals = 3
	maxPatience = 5 * time.Minute
	maxPause    = 5 * time.Minute
)

// attempts is what has become of one request so far. A library for repeating
// requests does not fit: each try must first take a slot of the budget, and a
// 429 stops all workers, not this one.
type attempts struct {
	read, renewable bool // may be repeated; a 401 is worth one new token
	failed, refused int
	pauses          time.Duration // that the tenant asked for
	renewed         bool
}

// next decides whether to try once more, and how long to wait before.
func (c *Client) next(a *attempts, resp *Response, err error) (time.Duration, bool) {
	switch {
	case err == nil && resp.Status == http.StatusUnauthorized:
		first := a.renewable && !a.renewed
		a.renewed = true
		return 0, first
	case err == nil && resp.Status == http.StatusTooManyRequests:
		return 0, a.refuse(retryAfter(resp.Header, time.Now(), Window))
	case unsent(err):
		return c.again(a, c.triesToConnect(), nil)
	case !a.read || errors.Is(err, ErrTooLarge) || isForeignError(err):
		return 0, false
	case err != nil:
		return c.again(a, maxTries, nil)
	case resp.Status >= 500:
		return c.again(a, maxTries, resp.Header)
	}
	return 0, false
}

// refuse counts a 429 and reports whether the request may be sent once more
// after the pause. A short pause counts as a window: each 429 lowers the limit,
// so soon no request leaves earlier than that.
func (a *attempts) refuse(pause time.Duration) bool {
	more := a.refused < minRefusals || a.pauses < maxPatience
	a.refused++
	a.pauses += max(pause, Window)
	return more
}

// triesToConnect is small until the tenant was reached once: until then the
// address is likely wrong, and the user wants to know at once.
func (c *Client) triesToConnect() int {
	if c.reached.Load() {
		return maxTries
	}
	return 2
}

// again counts a failure; the wait is what the tenant asks for, at least the
// jittered back-off.
func (c *Client) again(a *attempts, tries int, header http.Header) (time.Duration, bool) {
	full := c.backoff << a.failed
	wait := full/2 + rand.N(full/2+1)
	a.failed++
	return max(wait, retryAfter(header, time.Now(), 0)), a.failed < tries
}

// retryAfter reads Retry-After (RFC 9110, 10.2.3): seconds or a date, between
// one second and five minutes. A missing or invalid value is the default.
func retryAfter(header http.Header, now time.Time, otherwise time.Duration) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		if !(seconds >= 0) {
			return otherwise
		}
		// Compared as a float: a huge number does not fit a Duration.
		return time.Duration(min(max(seconds, 1), maxPause.Seconds()) * float64(time.Second))
	}
	date, err := http.ParseTime(text)
	if err != nil {
		return otherwise
	}
	if sent, err := http.ParseTime(header.Get("Date")); err == nil {
		now = sent // the tenant's clock, not ours
	}
	if date.Before(now) {
		return otherwise
	}
	return min(max(date.Sub(now), time.Second), maxPause)
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}
