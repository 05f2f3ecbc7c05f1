package simulator

import (
	"net/http"
	"sync"
	"time"
)

// faults counts the requests that each rule matches.
type faults struct {
	mu     sync.Mutex
	rules  []Fault
	counts []int
}

// pick returns the fault that strikes this request, or nil. Every rule counts
// every request that it matches, whichever of them wins.
func (f *faults) pick(method, path string) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	var picked *Fault
	for i := range f.rules {
		rule := &f.rules[i]
		if !rule.pattern.matches(method, path) {
			continue
		}
		f.counts[i]++
		if rule.when.strikes(f.counts[i]) && picked == nil {
			picked = rule
		}
	}
	return picked
}

// taskOutcome is how the task that a request starts has to end, "" if that
// is left to the task.
func (f *Fault) taskOutcome() string {
	if f == nil {
		return ""
	}
	return f.outcome
}

// around lets a request through to act, or not, and gives the answer that the
// fault leaves of it. A nil fault changes nothing.
func (f *Fault) around(r *http.Request, act func() response, now func() time.Time) response {
	if f == nil {
		return act()
	}
	switch f.kind {
	case endTask:
		return act()
	case lostBefore:
		panic(http.ErrAbortHandler)
	case lostAfter:
		act()
		panic(http.ErrAbortHandler)
	case hang:
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	case truncate:
		out := act()
		out.cut = true
		return out
	case answerAfter:
		act()
	}
	return f.answer(now())
}

func (f *Fault) answer(now time.Time) response {
	switch f.status {
	case http.StatusTooManyRequests:
		return tooMany(f.retryAfter(now))
	case http.StatusUnauthorized:
		return unauthorized("JWT validation failed: JWT is expired")
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		// The edge answers these itself, without JSON (API: Errors).
		return response{status: f.status, header: map[string]string{"Content-Type": "text/html"}, body: []byte("<html><body>" + http.StatusText(f.status) + "</body></html>\n")}
	}
	p := &problem{status: f.status, detail: http.StatusText(f.status), text: http.StatusText(f.status), cause: "A fault was injected."}
	return jsonResponse(f.status, p.envelope("00000000000000000000000000000000"))
}

func (f *Fault) retryAfter(now time.Time) string {
	switch f.retry {
	case "none":
		return ""
	case "absurd":
		return "-99999999999999999999 years"
	case "date":
		return now.Add(2 * time.Second).UTC().Format(http.TimeFormat)
	}
	return f.retry
}
