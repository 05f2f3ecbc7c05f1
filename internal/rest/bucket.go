package rest

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// Window is the span over which the tenant counts requests (API: Rate limit).
const Window = 10 * time.Second

// untilAnswer is a wait that only the answer to a request under way can end.
const untilAnswer = time.Duration(math.MaxInt64)

// bucket is a sliding window. A request holds a slot from before it is sent
// until 10 s after its answer arrived. The tenant counts it at some time in
// between, so it sees at most limit requests in any 10 s.
//
// Requests wait in one queue. Only its head waits for slots; the others wait
// until they are the head.
type bucket struct {
	version  string
	onWait   func(Wait)
	requests atomic.Int64

	turn    chan struct{} // held by the head of the line
	changed chan struct{} // wakes the head: an answer has come

	mu       sync.Mutex
	underway int      // slots whose answer has not come
	cooling  []cooled // slots whose answer has come, oldest first
	limit    int
	pace     pace
	paused   time.Time // nothing is sent before
	shared   Shared    // nil if the run has the budget for itself
}

// cooled is an answered slot that is still held.
type cooled struct {
	free     time.Time
	accepted bool
}

func newBucket(version string, limit int, shared Shared, onWait func(Wait)) *bucket {
	return &bucket{
		shared:  shared,
		version: version,
		onWait:  onWait,
		turn:    make(chan struct{}, 1),
		changed: make(chan struct{}, 1),
		limit:   limit,
		pace:    pace{configured: limit},
	}
}

// queue waits in line, first come first served, and returns what ends the
// caller's turn.
func (b *bucket) queue(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case b.turn <- struct{}{}:
		return func() { <-b.turn }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// take waits until n slots are free and takes one. Only the head of the line
// may call it.
func (b *bucket) take(ctx context.Context, n int) (slot, error) {
	var announced time.Time // until when
	began := time.Now()
	for {
		if err := ctx.Err(); err != nil {
			return slot{}, err
		}
		now := time.Now()
		s, wait := b.try(now, n)
		if s.b != nil {
			return s, nil
		}
		if shown, worth := worthShowing(wait, now, began, announced); worth {
			b.onWait(shown)
			announced = now.Add(shown.For)
		}
		b.doze(ctx, wait.For)
	}
}

// worthShowing returns what is shown of a wait, and whether it is now. Others may give slots
// back at any time: such a wait is shown second by second, once it has lasted one.
func worthShowing(wait Wait, now, began, announced time.Time) (Wait, bool) {
	if wait.Others {
		wait.For = time.Second
		return wait, now.Sub(began) >= time.Second && !now.Before(announced)
	}
	return wait, wait.For >= time.Second && wait.For != untilAnswer && !now.Add(wait.For).Equal(announced)
}

func (b *bucket) doze(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-b.changed:
	case <-ctx.Done():
	}
}

// try takes a slot if n are free, and otherwise returns how long to wait.
func (b *bucket) try(now time.Time, n int) (slot, Wait) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.cooling) > 0 && !b.cooling[0].free.After(now) {
		b.cooling = b.cooling[1:]
	}
	b.limit = b.pace.grown(b.limit, now)
	if now.Before(b.paused) {
		return slot{}, Wait{Version: b.version, For: b.paused.Sub(now), Refused: true}
	}
	missing, others := b.missing(now, min(n, b.limit))
	wait := untilAnswer
	switch {
	case missing <= 0:
		b.underway++
		return slot{b: b, era: b.pace.era}, Wait{}
	case missing <= len(b.cooling):
		wait = b.cooling[missing-1].free.Sub(now)
	}
	if others { // these may give slots back at any time
		wait = min(wait, askAgain())
	}
	return slot{}, Wait{Version: b.version, For: wait, Others: others}
}

// missing is how many slots have to be free before n of them are, and whether others may
// have them.
func (b *bucket) missing(now time.Time, n int) (missing int, others bool) {
	held := b.underway + len(b.cooling)
	if missing = held + n - b.limit; missing > 0 || b.shared == nil {
		return missing, false
	}
	free := make([]time.Time, 0, held)
	for _, c := range b.cooling {
		free = append(free, c.free)
	}
	for range b.underway {
		free = append(free, now.Add(Window))
	}
	missing = held + n - b.shared.Grant(now, b.limit, free, n)
	return missing, missing > 0
}
