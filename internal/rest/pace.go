package rest

import "time"

// quiet is how long a lowered limit stays as it is after the last pause.
const quiet = 6 * Window

// pace decides how the limit follows what the tenant grants: down to what it
// grants now, at most by a fifth at a time, and up again by 1, 2, 4, …
// requests per window once no 429 has come for a while.
type pace struct {
	configured int
	era        int // how often the limit was lowered
	floor      int // how far it may fall in this era
	step       int
	raise      time.Time
}

// lowered returns the limit after a 429 to a request of the given era. Of
// those that were under way together the first lowers it, and the others only
// show how far: to the requests that the tenant has granted, or may yet.
func (p *pace) lowered(limit, granted, era int, paused time.Time) int {
	p.step = 1
	p.raise = paused.Add(quiet)
	switch era {
	case p.era:
		p.era++
		p.floor = max(1, limit*4/5)
		return max(p.floor, min(limit-1, granted))
	case p.era - 1:
		return max(p.floor, min(limit, granted))
	}
	return limit
}

// grown returns the limit at a moment. Idle time counts: it is as quiet.
func (p *pace) grown(limit int, now time.Time) int {
	for limit < p.configured && !now.Before(p.raise) {
		limit = min(p.configured, limit+p.step)
		p.step *= 2
		p.raise = p.raise.Add(Window)
	}
	return limit
}
