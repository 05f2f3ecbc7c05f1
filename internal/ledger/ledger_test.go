package ledger

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

const window = 10 * time.Second

// sender is a run that sends as fast as it may.
type sender struct {
	*Ledger
	free []time.Time
}

// send waits for a slot and returns when the tenant counts the request.
func (s *sender) send(t *testing.T, limit int, latency time.Duration) time.Time {
	t.Helper()
	for {
		now := time.Now()
		s.free = slices.DeleteFunc(s.free, func(at time.Time) bool { return !at.After(now) })
		if len(s.free) < s.Grant(now, limit, s.free, 1) {
			break
		}
		wait := Pause + rand.N(Pause)
		for _, at := range s.free {
			wait = min(wait, at.Sub(now))
		}
		time.Sleep(wait)
	}
	time.Sleep(latency / 2)
	at := time.Now()
	time.Sleep(latency / 2)
	s.free = append(s.free, time.Now().Add(window))
	return at
}

func open(t *testing.T, dir string) *sender {
	return &sender{Ledger: Open(dir, window, func(err error) { t.Error(err) }, "https://acme.example", "client", "v2025")}
}

// most is how many of these are at most within one window.
func most(at []time.Time) (most int) {
	slices.SortFunc(at, time.Time.Compare)
	for i, first := range at {
		n := 0
		for _, next := range at[i:] {
			if next.Sub(first) < window {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// together lets runs send requests that begin at different times; those that are killed
// send no more after a while. It returns when the tenant counted them, and when each ended.
func together(t *testing.T, runs, requests int, killed bool) (counted []time.Time, ends []time.Duration) {
	dir := t.TempDir()
	var mu sync.Mutex
	var wg sync.WaitGroup
	began := time.Now()
	for i := range runs {
		wg.Go(func() {
			time.Sleep(time.Duration(i) * 1700 * time.Millisecond)
			s := open(t, dir)
			luck := rand.New(rand.NewPCG(1, uint64(i)))
			for n := range requests {
				if killed && i == 0 && n == requests/3 {
					return
				}
				at := s.send(t, 100, time.Duration(luck.IntN(60))*time.Millisecond)
				mu.Lock()
				counted = append(counted, at)
				mu.Unlock()
			}
			mu.Lock()
			ends = append(ends, time.Since(began))
			mu.Unlock()
		})
	}
	wg.Wait()
	return counted, ends
}

func TestRunsTogetherSendNoMoreThanOneMay(t *testing.T) {
	for _, runs := range []int{1, 2, 4} {
		for _, killed := range []bool{false, true}[:runs%3] {
			synctest.Test(t, func(t *testing.T) {
				counted, ends := together(t, runs, 200, killed)
				if n := most(counted); n > 100 {
					t.Errorf("%d runs, killed %v: the tenant saw %d requests in one window", runs, killed, n)
				}
				if len(ends) == 0 {
					return
				}
				// All of it at the full rate, and a window for what others leave behind.
				all := time.Duration(len(counted)/100)*window + 2*window + time.Duration(runs)*2*time.Second
				if last := slices.Max(ends); last > all {
					t.Errorf("%d runs, killed %v: the last ended after %v, want at most %v", runs, killed, last, all)
				}
				if first := slices.Min(ends); runs > 1 && !killed && first < slices.Max(ends)/2 {
					t.Errorf("%d runs: the first ended after %v, the last after %v: the parts are not fair", runs, first, slices.Max(ends))
				}
			})
		}
	}
}

// TestARunAloneLosesNoTime compares with the least that the limit allows.
func TestARunAloneLosesNoTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, began := open(t, t.TempDir()), time.Now()
		for range 1000 {
			s.send(t, 100, 0)
		}
		if took, want := time.Since(began), 9*window; took > want*102/100 {
			t.Errorf("it took %v, want at most 2 %% over %v", took, want)
		}
	})
}

func TestWhatARunLeavesRunsOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		first := open(t, dir)
		for range 100 {
			first.send(t, 100, 0)
		}
		second := open(t, dir)
		if n := second.Grant(time.Now(), 100, nil, 2); n > 0 {
			t.Errorf("%d slots are granted, and all are in use", n)
		}
		time.Sleep(window + renewal + onTheWay)
		if n := second.Grant(time.Now(), 100, nil, 2); n < 2 {
			t.Errorf("%d slots are granted, and none is in use", n)
		}
	})
}

// TestAFileThatIsNoneIsAnEmptyOne writes what no run writes.
func TestAFileThatIsNoneIsAnEmptyOne(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	later := time.Now().Add(time.Hour).Format("20060102")
	for _, text := range []string{"", "{", "null", `{"runs": 1}`, `{"runs": {"x": {"slots": [1e300]}}}`, `{"runs": {"x": {"slots": [99999999999999], "wants": 100, "seen": 99999999999999}}}`, later} {
		if err := os.WriteFile(s.file.path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if n := open(t, dir).Grant(time.Now(), 100, nil, 2); n < 2 {
			t.Errorf("with %q %d slots are granted", text, n)
		}
	}
}

// TestARunGoesOnWithoutTheFile has directories in which nothing can be written, and a lock
// that nobody gives back.
func TestARunGoesOnWithoutTheFile(t *testing.T) {
	noDirectory := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(noDirectory, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	taken := t.TempDir()
	at := Open(taken, window, nil, "a").file.path
	if err := os.Mkdir(at+".new", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{noDirectory, taken} {
		told := 0
		l := Open(dir, window, func(error) { told++ }, "a")
		for range 3 {
			if n := l.Grant(time.Now(), 100, nil, 2); n != 100 {
				t.Errorf("%s: %d slots are granted, want all", dir, n)
			}
		}
		if told != 1 {
			t.Errorf("%s: it is told %d times", dir, told)
		}
	}
}

// TestTheFileNamesNobody reads all that is kept.
func TestTheFileNamesNobody(t *testing.T) {
	dir := t.TempDir()
	open(t, dir).Grant(time.Now(), 100, nil, 2)
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Fatal(entries, err)
	}
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		for _, secret := range []string{"acme", "client", "v2025"} {
			if slices.Contains([]bool{strings.Contains(e.Name(), secret), strings.Contains(string(data), secret)}, true) {
				t.Errorf("%s says %s: %s", e.Name(), secret, data)
			}
		}
		if info, _ := e.Info(); info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is for others: %v", e.Name(), info.Mode())
		}
	}
}
