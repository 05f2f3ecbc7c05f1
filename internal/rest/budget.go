package rest

import (
	"sync"
	"time"
)

// Wait reports that no request is sent to one API version for a while. It is
// for showing; another one follows if the end moves.
type Wait struct {
	Version string
	For     time.Duration
	Refused bool // the tenant asked for it by a 429; otherwise the budget is spent
	Others  bool // other runs with the same client hold what is missing: For is a guess
}

// budget holds one bucket for each API version, as the tenant does (API: Rate
// limit).
type budget struct {
	limit  int
	shared func(version string) Shared
	onWait func(Wait)

	mu      sync.Mutex
	buckets map[string]*bucket
}

func newBudget(limit int, shared func(version string) Shared, onWait func(Wait)) *budget {
	if onWait == nil {
		onWait = func(Wait) {}
	}
	if shared == nil {
		shared = func(string) Shared { return nil }
	}
	return &budget{limit: limit, shared: shared, onWait: onWait, buckets: make(map[string]*bucket)}
}

func (g *budget) bucket(version string) *bucket {
	g.mu.Lock()
	defer g.mu.Unlock()
	b := g.buckets[version]
	if b == nil {
		b = newBucket(version, g.limit, g.shared(version), g.onWait)
		g.buckets[version] = b
	}
	return b
}

// sent counts the requests per version, sign-ins left out.
func (g *budget) sent() map[string]int {
	g.mu.Lock()
	defer g.mu.Unlock()
	counts := make(map[string]int)
	for version, b := range g.buckets {
		if n := int(b.requests.Load()); n > 0 {
			counts[version] = n
		}
	}
	return counts
}
