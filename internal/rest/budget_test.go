package rest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// load sends n requests from a number of workers and returns how long it took.
func load(t *testing.T, c *Client, n, workers int) time.Duration {
	t.Helper()
	began := time.Now()
	work := make(chan struct{}, n)
	for range n {
		work <- struct{}{}
	}
	close(work)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range work {
				if _, err := c.Do(context.Background(), get("/v2025/sources/1")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	return time.Since(began)
}

// ideal is how long n requests take one who uses every slot and every worker
// the moment it is free, after one sign-in.
func ideal(n, slots, workers int, latency func() time.Duration) time.Duration {
	slot := make([]time.Duration, slots)
	worker := make([]time.Duration, workers)
	var end time.Duration
	for i := range n + 1 {
		s, w := least(slot), least(worker)
		at := max(slot[s], worker[w])
		took := latency()
		end = max(end, at+took)
		slot[s], worker[w] = at+took+Window, at+took
		if i == 0 { // nobody is sent before the sign-in is answered
			for j := range worker {
				worker[j] = took
			}
		}
	}
	return end
}

func least(of []time.Duration) int {
	least := 0
	for i, d := range of {
		if d < of[least] {
			least = i
		}
	}
	return least
}

func TestBudgetIsNeverExceededAndFullyUsed(t *testing.T) {
	type latencies = func() func() time.Duration
	fixed := func(d time.Duration) latencies {
		return func() func() time.Duration { return func() time.Duration { return d } }
	}
	random := func(from, to time.Duration) latencies {
		return func() func() time.Duration {
			seeded := rand.New(rand.NewPCG(1, 2))
			return func() time.Duration { return from + time.Duration(seeded.Int64N(int64(to-from))) }
		}
	}
	tests := []struct {
		latency          string
		of               latencies // the same ones, each time it is called
		n, workers, rate int
	}{
		{"no latency", fixed(0), 1000, 20, 100},
		{"1 ms", fixed(time.Millisecond), 1000, 1, 100},
		{"200 ms", fixed(200 * time.Millisecond), 2000, 16, 100},
		{"200 ms, few requests", fixed(200 * time.Millisecond), 90, 16, 100},
		{"200 ms, one more than fits", fixed(200 * time.Millisecond), 100, 16, 100},
		{"5 s", fixed(5 * time.Second), 1000, 100, 100},
		{"30 s", fixed(30 * time.Second), 500, 200, 100},
		{"50 ms to 2 s", random(50*time.Millisecond, 2*time.Second), 3000, 40, 100},
		{"1 ms to 20 s", random(time.Millisecond, 20*time.Second), 2000, 100, 100},
		{"200 ms, rate 7", fixed(200 * time.Millisecond), 300, 16, 7},
		{"200 ms, rate 1", fixed(200 * time.Millisecond), 20, 16, 1},
	}
	for _, test := range tests {
		t.Run(test.latency, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				far := &tenant{latency: test.of(), expiresIn: 100000}
				c := far.client(t, func(cfg *Config) { cfg.Rate = test.rate })
				took := load(t, c, test.n, test.workers)
				if most := far.most(); most > test.rate {
					t.Errorf("the tenant saw %d requests in one window, want at most %d", most, test.rate)
				}
				want := ideal(test.n, test.rate, test.workers, test.of())
				if took > want*105/100 {
					t.Errorf("took %v, want at most 5 %% over %v", took, want)
				}
				if far.refused > 0 || c.Requests() != test.n {
					t.Errorf("%d refused, %d sent, want 0 and %d", far.refused, c.Requests(), test.n)
				}
			})
		})
	}
}

// climb is how long it takes at worst to notice that a limit has risen again
// and to creep up to it: 1 + 2 + 4 + … + 64 is more than 100.
const climb = quiet + 7*Window

func TestBudgetFollowsTheTenant(t *testing.T) {
	for _, test := range []struct {
		story             string
		first, then, last int // accepted per window: for 2 minutes, for 5 more, and on
	}{
		{"limit halves", 100, 50, 50},
		{"limit halves and comes back", 100, 50, 100},
		{"limit all but vanishes and comes back", 100, 10, 100},
		{"limit is lower from the start", 60, 60, 60},
		{"limit shrinks a little, twice", 100, 95, 90},
		{"limit falls to a fifth", 100, 20, 20},
	} {
		t.Run(test.story, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				const n = 8000
				granted := func(since, late time.Duration) int {
					switch {
					case since < 2*time.Minute:
						return test.first
					case since < 7*time.Minute+late:
						return test.then
					}
					return test.last
				}
				far := &tenant{latency: func() time.Duration { return 200 * time.Millisecond }, expiresIn: 100000}
				far.limit = func(since time.Duration) int { return granted(since, 0) }
				took := load(t, far.client(t), n, 16)
				if most := far.most(); most > 100 {
					t.Errorf("the tenant saw %d requests in one window", most)
				}
				late := time.Duration(0)
				if test.last > test.then {
					late = climb
				}
				var want time.Duration
				for accepted := 0; accepted < n; want += Window {
					accepted += granted(want, late)
				}
				if took > want*105/100 {
					t.Errorf("took %v, want at most 5 %% over %v", took, want)
				}
			})
		})
	}
}

// erratic is a tenant that refuses whenever chance says so.
func erratic(chance func() bool) *tenant {
	return &tenant{
		latency:   func() time.Duration { return 200 * time.Millisecond },
		expiresIn: 100000,
		whim: func() time.Duration {
			if !chance() {
				return 0
			}
			return time.Second + rand.N(9*time.Second)
		},
	}
}

func TestRandomRefusalsNeverMakeTheBudgetBurst(t *testing.T) {
	for _, oneIn := range []int{5, 20, 200} {
		t.Run(fmt.Sprint("one in ", oneIn), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				far := erratic(func() bool { return rand.N(oneIn) == 0 })
				load(t, far.client(t), 2000, 16)
				if most := far.most(); most > 100 || far.refused == 0 {
					t.Errorf("the tenant saw %d requests in one window and refused %d", most, far.refused)
				}
			})
		})
	}
}

func TestRareRefusalCostsItsPauseAndAFifthForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const n = 10000
		seen := 0
		far := erratic(func() bool { seen++; return seen%3000 == 0 })
		took := load(t, far.client(t), n, 16)
		want := ideal(n, 100, 16, far.latency) + far.whims + time.Duration(far.refused)*climb/5
		if took > want*105/100 || far.refused != 3 {
			t.Errorf("took %v with %d refusals, want at most 5 %% over %v with 3", took, far.refused, want)
		}
	})
}
