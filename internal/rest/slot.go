package rest

import "time"

// slot is the right to send one request. Exactly one of its methods must be
// called, once.
type slot struct {
	b   *bucket
	era int // when it was taken, counted in lowerings of the limit
}

// unused gives the slot back: nothing was sent.
func (s slot) unused() {
	s.b.mu.Lock()
	s.b.underway--
	s.b.mu.Unlock()
	s.b.wake()
}

// answered holds the slot for one more window.
func (s slot) answered(now time.Time) {
	s.b.mu.Lock()
	s.b.cool(now, true)
	s.b.mu.Unlock()
	s.b.wake()
}

// refused is answered by a 429: it pauses everybody and lowers the limit.
func (s slot) refused(now time.Time, pause time.Duration) {
	b := s.b
	b.mu.Lock()
	b.cool(now, false)
	if until := now.Add(pause); until.After(b.paused) {
		b.paused = until
	}
	b.limit = b.pace.lowered(b.limit, b.accepted(now)+b.underway, s.era, b.paused)
	b.mu.Unlock()
	b.wake()
}

func (b *bucket) cool(now time.Time, accepted bool) {
	b.underway--
	b.cooling = append(b.cooling, cooled{free: now.Add(Window), accepted: accepted})
}

// accepted counts the requests that the tenant took in the last window.
func (b *bucket) accepted(now time.Time) int {
	n := 0
	for _, c := range b.cooling {
		if c.accepted && c.free.After(now) {
			n++
		}
	}
	return n
}

func (b *bucket) wake() {
	select {
	case b.changed <- struct{}{}:
	default: // it is already due to look
	}
}
