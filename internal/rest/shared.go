package rest

import (
	"math/rand/v2"
	"time"
)

// Shared is the budget of a client of which other runs use a part.
type Shared interface {
	// Grant returns how many slots the run may hold now, at most limit. free says of those
	// that it holds when each will be free, now and a window for one under way; more is how
	// many it needs at once.
	Grant(now time.Time, limit int, free []time.Time, more int) int
}

// askAgain is how soon a run asks again for slots that others have: not when these do.
func askAgain() time.Duration { return 50*time.Millisecond + rand.N(100*time.Millisecond) }
