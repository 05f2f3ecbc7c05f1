package rest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestParseToken(t *testing.T) {
	sent := time.Unix(1000, 0)
	for _, test := range []struct {
		name, body string
		life       time.Duration // until it is renewed; 0: refused
		org        string
	}{
		{"documented sample", `{"access_token":"x","expires_in":749,"org":"acme"}`, 719 * time.Second, "acme"},
		{"short life", `{"access_token":"x","expires_in":10}`, 9 * time.Second, ""},
		{"one second", `{"access_token":"x","expires_in":1}`, 900 * time.Millisecond, ""},
		{"as text", `{"access_token":"x","expires_in":"100"}`, 90 * time.Second, ""},
		{"missing", `{"access_token":"x"}`, unstated - 30*time.Second, ""},
		{"zero", `{"access_token":"x","expires_in":0}`, unstated - 30*time.Second, ""},
		{"null", `{"access_token":"x","expires_in":null}`, unstated - 30*time.Second, ""},
		{"negative", `{"access_token":"x","expires_in":-5}`, unstated - 30*time.Second, ""},
		{"garbage", `{"access_token":"x","expires_in":"soon"}`, unstated - 30*time.Second, ""},
		{"huge", `{"access_token":"x","expires_in":1e300}`, 24*time.Hour - 30*time.Second, ""},
		{"no token", `{"expires_in":749}`, 0, ""},
		{"a page", `<html>`, 0, ""},
		{"a token that would break a header", `{"access_token":"x\ny"}`, 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tok, err := parseToken(&Response{Body: []byte(test.body)}, sent)
			if err != nil {
				if test.life != 0 {
					t.Error(err)
				}
				return
			}
			if got := tok.stale.Sub(sent); got != test.life || tok.org != test.org {
				t.Errorf("renewed after %v, org %q; want %v, %q", got, tok.org, test.life, test.org)
			}
		})
	}
}

// Somebody else's client stops for good when a refresh falls due while workers
// wait. Here requests wait longer for a slot than most of these tokens live.
func TestTokensThatExpireSoonNeverStopWorkers(t *testing.T) {
	for _, seconds := range []int{1, 2, 5, 9, 10, 11, 30, 60, 299, 300} {
		for _, rate := range []int{2, 100} {
			t.Run(fmt.Sprintf("%d s, rate %d", seconds, rate), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					far := &tenant{latency: func() time.Duration { return 50 * time.Millisecond }, expiresIn: seconds}
					c := far.client(t, func(cfg *Config) { cfg.Rate = rate })
					n := 3*rate + 50
					took := load(t, c, n, 50)
					if most := far.most(); most > rate {
						t.Errorf("the tenant saw %d requests in one window, want at most %d", most, rate)
					}
					if c.Requests() != n {
						t.Errorf("sent %d requests, want %d: some met a stale token", c.Requests(), n)
					}
					// Each window spends at most half of its slots on sign-ins.
					if limit := time.Duration(2*n/rate+2) * (Window + time.Second); took > limit {
						t.Errorf("took %v, want at most %v", took, limit)
					}
				})
			})
		}
	}
}

func TestTwoVersionsSignInOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{latency: func() time.Duration { return time.Second }}
		c := far.client(t)
		var wg sync.WaitGroup
		for _, path := range []string{"/v2025/x", "/beta/x", "/sources/v1"} {
			wg.Go(func() {
				if _, err := c.Do(context.Background(), get(path)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if far.signIns != 1 {
			t.Errorf("%d sign-ins, want 1", far.signIns)
		}
	})
}

// A slot for the request must be at hand before the sign-in, or the token is
// old when the slot comes.
func TestSignInWaitsUntilItsRequestCanFollow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		latency := time.Duration(0)
		far := &tenant{expiresIn: 3, latency: func() time.Duration { return latency }}
		c := far.client(t, func(cfg *Config) { cfg.Rate = 2 })
		if _, err := c.Org(context.Background()); err != nil { // its slot frees after 10 s
			t.Fatal(err)
		}
		latency = 5 * time.Second
		began := time.Now()
		for range 2 { // the slot of the first frees after 15 s
			if _, err := c.Do(context.Background(), get("/v2025/x")); err != nil {
				t.Fatal(err)
			}
			latency = 0
		}
		if took := time.Since(began); took != 15*time.Second || far.signIns != 2 || c.Requests() != 2 {
			t.Errorf("took %v with %d sign-ins and %d requests, want 15s with 2 and 2", took, far.signIns, c.Requests())
		}
	})
}

func TestTokensThatLiveShorterThanASlotAreAnErrorNotAHang(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{expiresIn: 1}
		c := far.client(t, func(cfg *Config) { cfg.Rate = 1 })
		_, err := c.Do(context.Background(), get("/v2025/sources"))
		var status *StatusError
		if !errors.As(err, &status) || status.Status != http.StatusUnauthorized {
			t.Errorf("Do says %v, want a 401", err)
		}
	})
}

func TestRefusedTokenIsRenewedOnceForAllWorkers(t *testing.T) {
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		t.Run(method, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				drawn := 0
				far := &tenant{latency: func() time.Duration {
					if drawn++; drawn > 41 {
						return 0 // the renewal is quicker than most refusals
					}
					return time.Duration(drawn) * time.Second / 10
				}}
				c := far.client(t)
				if _, err := c.Org(context.Background()); err != nil {
					t.Fatal(err)
				}
				clear(far.tokens) // all are revoked
				var wg sync.WaitGroup
				for range 40 {
					wg.Go(func() {
						if _, err := c.Do(context.Background(), Request{Method: method, Path: "/v2025/x"}); err != nil {
							t.Error(err)
						}
					})
				}
				wg.Wait()
				if far.signIns != 2 || c.Requests() != 80 {
					t.Errorf("%d sign-ins and %d requests, want 2 and 80", far.signIns, c.Requests())
				}
			})
		})
	}
}

func TestTokenRefusedTwiceIsAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{answer: func(*http.Request) *http.Response {
			return reply(http.StatusUnauthorized, `{"error":"JWT validation failed: unknown signer"}`)
		}}
		c := far.client(t)
		_, err := c.Do(context.Background(), get("/v2025/x"))
		want := "GET /v2025/x: 401 Unauthorized: JWT validation failed: unknown signer"
		if err == nil || err.Error() != want || hintOf(err) == "" {
			t.Errorf("Do says %v (hint %q), want %s", err, hintOf(err), want)
		}
		if far.signIns != 2 || c.Requests() != 2 {
			t.Errorf("%d sign-ins and %d requests, want 2 and 2", far.signIns, c.Requests())
		}
	})
}

// refusing is a tenant whose sign-in always answers the same.
type refusing struct {
	mu     sync.Mutex
	status int
	body   string
	calls  int
	delay  time.Duration
}

func (r *refusing) RoundTrip(req *http.Request) (*http.Response, error) {
	r.mu.Lock()
	r.calls++
	r.mu.Unlock()
	select {
	case <-time.After(r.delay):
		return reply(r.status, r.body), nil
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}
}

func TestSignInThatFailsIsToldToAllWhoWait(t *testing.T) {
	for _, test := range []struct {
		name, body string
		status     int
		calls      int // of 30 workers together
		want, hint string
	}{
		{"wrong secret", `{"error":"invalid_client","error_description":"Bad client credentials"}`, 401, 1,
			"GET /v2025/x: sign in: 401 Unauthorized: invalid_client: Bad client credentials", "client secret"},
		{"the secret comes back", `{"error":"invalid_client","error_description":"unknown correct-horse"}`, 400, 1,
			"GET /v2025/x: sign in: 400 Bad Request: invalid_client: unknown (sensitive)", "client secret"},
		{"wrong host", `<html>not found</html>`, 404, 1,
			"GET /v2025/x: sign in: 404 Not Found", "base URL"},
		{"a page instead of a token", `<html>welcome</html>`, 200, 1,
			"GET /v2025/x: sign in: 200 OK: acme.api.identitynow.com answered with an HTML page instead of JSON", "base URL"},
		{"tenant is down", `{"message":"no healthy upstream"}`, 503, maxTries,
			"GET /v2025/x: sign in: POST /oauth/token: 503 Service Unavailable: no healthy upstream", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				far := &refusing{status: test.status, body: test.body, delay: time.Second}
				c := (&tenant{}).client(t, func(cfg *Config) { cfg.Transport = far })
				var wg sync.WaitGroup
				for range 30 {
					wg.Go(func() {
						_, err := c.Do(context.Background(), get("/v2025/x"))
						if err == nil || err.Error() != test.want || !strings.Contains(hintOf(err), test.hint) {
							t.Errorf("Do says %v (hint %q), want %s", err, hintOf(err), test.want)
						}
					})
				}
				wg.Wait()
				if far.calls != test.calls {
					t.Errorf("%d sign-ins, want %d", far.calls, test.calls)
				}
			})
		})
	}
}

func TestRefusedCredentialsAreNotTriedAgain(t *testing.T) {
	far := &refusing{status: 401, body: `{"error":"invalid_client"}`}
	c := (&tenant{}).client(t, func(cfg *Config) { cfg.Transport = far })
	for range 3 {
		var denied *AuthError
		if _, err := c.Org(context.Background()); !errors.As(err, &denied) || denied.Code != "invalid_client" {
			t.Errorf("Org says %v, want an AuthError", err)
		}
	}
	if far.calls != 1 || c.Requests() != 0 {
		t.Errorf("%d sign-ins and %d requests, want 1 and 0", far.calls, c.Requests())
	}
}

func TestCancelledSignInDoesNotFailTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far := &tenant{latency: func() time.Duration { return 10 * time.Second }}
		c := far.client(t)
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := c.Do(ctx, get("/v2025/x")); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the impatient one got %v", err)
			}
		})
		synctest.Wait() // the impatient one is first
		for range 5 {
			wg.Go(func() {
				if _, err := c.Do(context.Background(), get("/beta/x")); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
}

func TestOrgIsTheTenantsNameElseTheHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		named := (&tenant{}).client(t)
		for range 2 {
			if org, err := named.Org(context.Background()); org != "acme" || err != nil {
				t.Errorf("Org() = %q, %v", org, err)
			}
		}
		far := &refusing{status: 200, body: `{"access_token":"x"}`}
		nameless := (&tenant{}).client(t, func(cfg *Config) { cfg.Transport = far })
		if org, err := nameless.Org(context.Background()); org != "acme.api.identitynow.com" || err != nil {
			t.Errorf("Org() = %q, %v", org, err)
		}
		if named.Requests() != 0 {
			t.Errorf("%d requests, want 0", named.Requests())
		}
	})
}
