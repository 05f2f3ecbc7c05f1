package ledger

import (
	"cmp"
	"slices"
	"time"
)

const (
	// renewal is how long a run may use its slots before it enters them again, and how
	// long a run counts as one that wants slots.
	renewal = time.Second
	present = 3 * renewal
	// onTheWay is how much later than it was sent a tenant may count a request.
	onTheWay = 2 * time.Second
	// batch is how many slots a run takes beyond those that it needs at once.
	batch = 10
	// least is what a run needs to begin: a sign-in, and the request that is behind it.
	least = 2
)

// page is the content of the file: what each run holds.
type page struct {
	Runs map[string]entry `json:"runs"`
}

// entry is what one run holds: until when each slot may be counted, how many slots it
// would use, and when it said so, in milliseconds.
type entry struct {
	Slots []int64 `json:"slots"`
	Wants int     `json:"wants"`
	Seen  int64   `json:"seen"`
}

// prune removes what has run out, and times that no run can have written.
func (p *page) prune(now time.Time, window time.Duration) {
	from, to := now.UnixMilli(), now.Add(renewal+onTheWay+window+present).UnixMilli()
	for run, e := range p.Runs {
		e.Slots = slices.DeleteFunc(e.Slots, func(until int64) bool { return until <= from || until > to })
		if e.Seen > to {
			e.Seen = 0
		}
		if p.Runs[run] = e; len(e.Slots) == 0 && !e.isPresent(now) {
			delete(p.Runs, run)
		}
	}
}

func (e entry) isPresent(now time.Time) bool { return now.Sub(time.UnixMilli(e.Seen)) < present }

// grant is how many slots a run may hold that would use so many. Others keep what they
// hold, and of those that want slots now, each may have an equal part.
func (p *page) grant(run string, now time.Time, limit, wants int) int {
	held, others := 0, []int{}
	for name, e := range p.Runs {
		if name == run {
			continue
		}
		held += len(e.Slots)
		if e.isPresent(now) {
			others = append(others, e.Wants)
		}
	}
	part := max(least, limit/(len(others)+1))
	share := limit
	for _, wanted := range others {
		share -= min(wanted, part)
	}
	return max(0, min(wants, max(share, 1), limit-held))
}

// slotsOf says until when slots may be counted: those that are free at a time, and as many
// as were granted in all. Those that are free soon may be used again before the next
// renewal, and those under way at an unknown time.
func slotsOf(now time.Time, window time.Duration, free []time.Time, granted int) []int64 {
	var slots []int64
	later := slices.SortedFunc(slices.Values(free), func(a, b time.Time) int { return cmp.Compare(b.UnixNano(), a.UnixNano()) })
	longest := now.Add(renewal + onTheWay + window).UnixMilli()
	for i := range max(len(later), granted) {
		if i < len(later) && later[i].Before(now.Add(window)) && (i >= granted || !later[i].Before(now.Add(renewal))) {
			slots = append(slots, later[i].UnixMilli()+1)
		} else {
			slots = append(slots, longest)
		}
	}
	return slots
}
