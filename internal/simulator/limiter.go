package simulator

import (
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A limiter is a sliding window over the requests of each client and API
// version (API: Rate limit).
type limiter struct {
	limit  int
	window time.Duration

	mu   sync.Mutex
	seen map[string][]time.Time
}

// take returns how long a request must wait; zero lets it through.
func (l *limiter) take(bucket string, now time.Time) time.Duration {
	if l.limit == 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[string][]time.Time{}
	}
	recent := l.seen[bucket]
	for len(recent) > 0 && now.Sub(recent[0]) >= l.window {
		recent = recent[1:]
	}
	if len(recent) >= l.limit {
		l.seen[bucket] = recent
		return l.window - now.Sub(recent[0])
	}
	l.seen[bucket] = append(recent, now)
	return 0
}

// tooMany is the answer to a request beyond the limit, spelled as the vendor
// spells it.
func tooMany(retryAfter string) response {
	out := jsonResponse(http.StatusTooManyRequests, object{"message": " Rate Limit Exceeded "})
	if retryAfter != "" {
		out.header["Retry-After"] = retryAfter
	}
	return out
}

func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }
