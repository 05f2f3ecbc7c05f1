package rest

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// tenant is the other side in memory. Inside a synctest bubble its latency
// costs no time. It keeps its own window, so that tests know what a real
// gateway would have seen.
type tenant struct {
	latency   func() time.Duration
	limit     func(since time.Duration) int // accepted per window; nil: no limit
	whim      func() time.Duration          // a pause asked for without a reason; nil or 0: none
	expiresIn any
	answer    func(*http.Request) *http.Response // nil: 200 {}

	mu       sync.Mutex
	began    time.Time
	seen     []time.Time // every request, sign-ins too
	accepted []time.Time
	refused  int
	whims    time.Duration // the sum of these pauses
	signIns  int
	tokens   map[string]time.Time // when each one expires
}

func (t *tenant) RoundTrip(req *http.Request) (*http.Response, error) {
	latency := t.draw()
	time.Sleep(latency / 3)
	resp := t.arrive(req)
	select {
	case <-time.After(latency - latency/3):
		return resp, nil
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}
}

func (t *tenant) draw() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.latency == nil {
		return 0
	}
	return t.latency()
}

func (t *tenant) arrive(req *http.Request) *http.Response {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if t.began.IsZero() {
		t.began = now
	}
	t.seen = append(t.seen, now)
	if wait := t.demand(now); wait > 0 {
		t.refused++
		resp := reply(http.StatusTooManyRequests, `{"message":" Rate Limit Exceeded "}`)
		resp.Header.Set("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
		return resp
	}
	t.accepted = append(t.accepted, now)
	switch {
	case req.URL.Path == "/oauth/token":
		return t.signIn(now)
	case !now.Before(t.tokens[req.Header.Get("Authorization")]):
		return reply(http.StatusUnauthorized, `{"error":"JWT validation failed: JWT is expired"}`)
	case t.answer != nil:
		return t.answer(req)
	}
	return reply(http.StatusOK, `{}`)
}

// demand is how long the tenant tells the client to wait.
func (t *tenant) demand(now time.Time) time.Duration {
	if t.whim != nil {
		if wait := t.whim(); wait > 0 {
			t.whims += wait
			return wait
		}
	}
	return t.full(now)
}

// full is how long the tenant's own window stays full.
func (t *tenant) full(now time.Time) time.Duration {
	for len(t.accepted) > 0 && now.Sub(t.accepted[0]) >= Window {
		t.accepted = t.accepted[1:]
	}
	if t.limit == nil || len(t.accepted) < t.limit(now.Sub(t.began)) {
		return 0
	}
	return t.accepted[0].Add(Window).Sub(now)
}

func (t *tenant) signIn(now time.Time) *http.Response {
	t.signIns++
	if t.tokens == nil {
		t.tokens = make(map[string]time.Time)
	}
	life, body := 749*time.Second, `{"org":"acme","access_token":"token-`+strconv.Itoa(t.signIns)+`"`
	if seconds, ok := t.expiresIn.(int); ok {
		life = time.Duration(seconds) * time.Second
		body += `,"expires_in":` + strconv.Itoa(seconds)
	}
	t.tokens["Bearer token-"+strconv.Itoa(t.signIns)] = now.Add(life)
	return reply(http.StatusOK, body+`}`)
}

// most is the largest number of requests seen in any window.
func (t *tenant) most() int {
	most, from := 0, 0
	for i, at := range t.seen {
		for at.Sub(t.seen[from]) >= Window {
			from++
		}
		most = max(most, i-from+1)
	}
	return most
}

func reply(status int, body string) *http.Response {
	contentType := "application/json"
	if strings.HasPrefix(body, "<") {
		contentType = "text/html"
	}
	return &http.Response{
		StatusCode: status,
		Header:     http.Header{"Content-Type": {contentType}},
		Body:       io.NopCloser(bytes.NewReader([]byte(body))),
	}
}

// client is a client of the tenant in memory.
func (t *tenant) client(tb testing.TB, change ...func(*Config)) *Client {
	tb.Helper()
	cfg := Config{
		BaseURL:      "https://acme.api.identitynow.com",
		ClientID:     "id",
		ClientSecret: "correct-horse-battery",
		Transport:    t,
	}
	for _, f := range change {
		f(&cfg)
	}
	c, err := New(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func get(path string) Request { return Request{Method: http.MethodGet, Path: path} }
