package rest

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/internal/ledger"
)

// sharing are clients of one tenant that share a file.
func sharing(t *testing.T, far *tenant, n int) (clients []*Client) {
	dir := t.TempDir()
	for range n {
		clients = append(clients, far.client(t, func(cfg *Config) {
			cfg.Shared = func(version string) Shared {
				return ledger.Open(dir, Window, func(err error) { t.Error(err) }, version)
			}
		}))
	}
	return clients
}

// TestAClientAloneLosesNothingBySharing takes at most 2 % more than the limit asks for.
func TestAClientAloneLosesNothingBySharing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const n = 1000
		far := &tenant{expiresIn: 100000}
		took := load(t, sharing(t, far, 1)[0], n, 20)
		if want := (n + 99) / 100 * Window; took > want*102/100 { // with the sign-in, n+1 requests
			t.Errorf("took %v, want at most 2 %% over %v", took, want)
		}
		if far.refused > 0 || far.most() > 100 {
			t.Errorf("%d refused, %d in one window", far.refused, far.most())
		}
	})
}

func TestClientsThatShareAreNeverRefused(t *testing.T) {
	for _, latency := range []time.Duration{0, 200 * time.Millisecond, 3 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			const n = 400
			far := &tenant{
				expiresIn: 100000, latency: func() time.Duration { return latency },
				limit: func(time.Duration) int { return 100 },
			}
			began := time.Now()
			var wg sync.WaitGroup
			for i, c := range sharing(t, far, 3) {
				wg.Go(func() {
					time.Sleep(time.Duration(i) * 700 * time.Millisecond)
					load(t, c, n, 16)
				})
			}
			wg.Wait()
			if far.refused > 0 || far.most() > 100 {
				t.Errorf("latency %v: %d refused, %d in one window", latency, far.refused, far.most())
			}
			alone := ideal(3*n, 100, 48, func() time.Duration { return latency })
			if took := time.Since(began); took > alone*13/10+Window {
				t.Errorf("latency %v: took %v, one client takes %v", latency, took, alone)
			}
		})
	}
}

// TestAWaitForOtherRunsIsShown begins while another run holds all slots.
func TestAWaitForOtherRunsIsShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		far, dir, shown := &tenant{expiresIn: 100000}, t.TempDir(), 0
		on := func(cfg *Config) {
			cfg.Shared = func(version string) Shared {
				return ledger.Open(dir, Window, func(err error) { t.Error(err) }, version)
			}
		}
		load(t, far.client(t, on), 99, 16)
		late := far.client(t, on, func(cfg *Config) {
			cfg.OnWait = func(w Wait) {
				if w.Others && w.For == time.Second {
					shown++
				}
			}
		})
		took := load(t, late, 1, 1)
		if seconds := int(took / time.Second); took < 5*time.Second || shown < seconds-1 || shown > seconds {
			t.Errorf("it waited %v and said so %d times, not each second", took, shown)
		}
	})
}
