package rest

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	const otherwise = 7 * time.Second
	for _, test := range []struct {
		name, value, date string
		want              time.Duration
	}{
		{"seconds", "3", "", 3 * time.Second},
		{"a fraction", "2.5", "", 2500 * time.Millisecond},
		{"zero is a second", "0", "", time.Second},
		{"a date", "Sun, 22 Nov 2026 12:00:20 GMT", "", 20 * time.Second},
		{"a date by the tenant's clock", "Sun, 22 Nov 2026 11:00:20 GMT", "Sun, 22 Nov 2026 11:00:00 GMT", 20 * time.Second},
		{"a date in the past", "Sun, 22 Nov 2026 11:59:00 GMT", "", otherwise},
		{"a date far ahead", "Mon, 22 Nov 2027 12:00:00 GMT", "", maxPause},
		{"missing", "", "", otherwise},
		{"negative", "-5", "", otherwise},
		{"huge", "99999999999999999999", "", maxPause},
		{"no number", "NaN", "", otherwise},
		{"infinite", "Inf", "", maxPause},
		{"garbage", "later", "", otherwise},
	} {
		t.Run(test.name, func(t *testing.T) {
			header := http.Header{"Retry-After": {test.value}, "Date": {test.date}}
			if got := retryAfter(header, now, otherwise); got != test.want {
				t.Errorf("retryAfter(%q) = %v, want %v", test.value, got, test.want)
			}
		})
	}
}

// script answers one status after the other, and 200 from then on.
func script(header http.Header, statuses ...int) func(*http.Request) *http.Response {
	return func(*http.Request) *http.Response {
		if len(statuses) == 0 {
			return reply(http.StatusOK, `{}`)
		}
		resp := reply(statuses[0], `{"detailCode":"no"}`)
		for name, values := range header {
			resp.Header[name] = values
		}
		statuses = statuses[1:]
		return resp
	}
}

func TestWhatIsSentAgain(t *testing.T) {
	for _, test := range []struct {
		name, method string
		statuses     []int
		status, sent int
		acted        bool // what the error says of the tenant
	}{
		{"a read that fails is repeated", "GET", []int{500, 502, 503, 504}, 200, 5, false},
		{"a read is given up after five tries", "GET", []int{500, 500, 500, 500, 500}, 500, 5, false},
		{"HEAD is a read", "HEAD", []int{503}, 200, 2, false},
		{"a read that is wrong is not repeated", "GET", []int{404}, 404, 1, false},
		{"a write that fails is not", "POST", []int{500}, 500, 1, true},
		{"nor is PATCH", "PATCH", []int{502}, 502, 1, true},
		{"nor is PUT", "PUT", []int{503}, 503, 1, true},
		{"nor is DELETE", "DELETE", []int{504}, 504, 1, true},
		{"nor is a write that took too long to arrive", "PUT", []int{408}, 408, 1, true},
		{"a write that is wrong was not acted on", "POST", []int{400}, 400, 1, false},
		{"a write refused by the budget is repeated", "POST", []int{429, 429, 429}, 200, 4, false},
		{"a write refused by the sign-in is repeated", "PATCH", []int{401}, 200, 2, false},
		{"but only once", "PATCH", []int{401, 401}, 401, 2, false},
		{"refused, then failed", "DELETE", []int{429, 401, 500}, 500, 3, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := (&tenant{answer: script(nil, test.statuses...)}).client(t)
				resp, err := c.Do(context.Background(), Request{Method: test.method, Path: "/v2025/x", Body: []byte(`{}`)})
				status := http.StatusOK
				var refused *StatusError
				if errors.As(err, &refused) {
					status = refused.Status
				} else if err != nil || resp.Status != http.StatusOK {
					t.Fatalf("Do says %v, %v", resp, err)
				}
				if status != test.status || c.Requests() != test.sent {
					t.Errorf("status %d after %d requests, want %d after %d", status, c.Requests(), test.status, test.sent)
				}
				if refused != nil && refused.MaybeActed() != test.acted {
					t.Errorf("MaybeActed() = %v, want %v", refused.MaybeActed(), test.acted)
				}
			})
		})
	}
}

func TestRefusalsWithoutEndAreGivenUpAfterATimeWhateverTheTenantAsksFor(t *testing.T) {
	for after, want := range map[string]struct {
		least, most time.Duration
		sent        int
	}{
		"":    {5 * time.Minute, 6 * time.Minute, 31},
		"1":   {2 * time.Minute, 6 * time.Minute, 31},
		"60":  {5 * time.Minute, 6 * time.Minute, 6},
		"300": {15 * time.Minute, 16 * time.Minute, 4},
	} {
		synctest.Test(t, func(t *testing.T) {
			far := &tenant{answer: func(*http.Request) *http.Response {
				resp := reply(http.StatusTooManyRequests, "")
				resp.Header.Set("Retry-After", after)
				return resp
			}}
			c := far.client(t)
			began := time.Now()
			_, err := c.Do(context.Background(), get("/v2025/x"))
			if err == nil || err.Error() != "GET /v2025/x: 429 Too Many Requests" {
				t.Errorf("Do says %v", err)
			}
			if took := time.Since(began); took < want.least || took > want.most || c.Requests() > want.sent {
				t.Errorf("Retry-After %q: gave up after %v and %d requests, want %v to %v and at most %d", after, took, c.Requests(), want.least, want.most, want.sent)
			}
		})
	}
}

func TestRefusalPausesAllOfOneVersionOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{answer: script(http.Header{"Retry-After": {"30"}}, 429)}
		var waits []Wait
		c := far.client(t, func(cfg *Config) { cfg.OnWait = func(w Wait) { waits = append(waits, w) } })
		began := time.Now()
		for _, step := range []struct {
			path string
			at   time.Duration
		}{{"/v2025/x", 30 * time.Second}, {"/v2025/y", 30 * time.Second}, {"/beta/x", 30 * time.Second}} {
			if _, err := c.Do(context.Background(), get(step.path)); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(began); took != step.at {
				t.Errorf("%s was answered after %v, want %v", step.path, took, step.at)
			}
		}
		if want := (Wait{Version: "v2025", For: 30 * time.Second, Refused: true}); len(waits) != 1 || waits[0] != want {
			t.Errorf("told of waits %v, want %v", waits, want)
		}
		if by := c.RequestsByVersion(); by["v2025"] != 3 || by["beta"] != 1 || c.Requests() != 4 {
			t.Errorf("counted %v", by)
		}
	})
}

func TestOtherVersionsGoOnDuringAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{answer: script(http.Header{"Retry-After": {"300"}}, 429)}
		c := far.client(t)
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if _, err := c.Do(ctx, Request{Method: "POST", Path: "/v2025/x"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the paused request says %v", err)
		}
		began := time.Now()
		if _, err := c.Do(context.Background(), get("/v3/x")); err != nil || time.Since(began) > 0 {
			t.Errorf("another version waited %v and got %v", time.Since(began), err)
		}
	})
}

func TestFailedReadWaitsAsLongAsTheTenantAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{answer: script(http.Header{"Retry-After": {"20"}}, 503)}
		began := time.Now()
		if _, err := far.client(t).Do(context.Background(), get("/v2025/x")); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took != 20*time.Second {
			t.Errorf("took %v, want 20s", took)
		}
	})
}

func TestWaitForASlotIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var waits []Wait
		c := (&tenant{}).client(t, func(cfg *Config) {
			cfg.Rate, cfg.Reserve = 10, 5
			cfg.OnWait = func(w Wait) { waits = append(waits, w) }
		})
		if took := load(t, c, 5, 1); took != Window {
			t.Errorf("took %v, want %v", took, Window)
		}
		if want := (Wait{Version: "v2025", For: Window}); len(waits) != 1 || waits[0] != want {
			t.Errorf("told of waits %v, want %v", waits, want)
		}
	})
}

func TestLineIsFirstComeFirstServedAndCanBeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{expiresIn: 1000}
		c := far.client(t, func(cfg *Config) { cfg.Rate = 1 })
		load(t, c, 1, 1) // the sign-in and one request
		served := make(chan int, 6)
		ctx, cancel := context.WithCancel(context.Background())
		var wg sync.WaitGroup
		for i := range 6 {
			mine := context.Background()
			if i%2 == 1 {
				mine = ctx
			}
			wg.Go(func() {
				if _, err := c.Do(mine, get("/v2025/x")); err == nil {
					served <- i
				}
			})
			synctest.Wait()
		}
		cancel()
		wg.Wait()
		close(served)
		var order []int
		for i := range served {
			order = append(order, i)
		}
		if !slices.Equal(order, []int{0, 2, 4}) {
			t.Errorf("served %v, want [0 2 4]", order)
		}
		if c.Requests() != 4 {
			t.Errorf("%d requests, want 4", c.Requests())
		}
	})
}
