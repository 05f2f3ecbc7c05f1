package ledger

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Ledger is the part of one run in the budget that it shares.
type Ledger struct {
	file   file
	run    string
	window time.Duration
	failed func(error)

	mu      sync.Mutex
	granted int
	entered time.Time // when the run was last entered
	again   time.Time // when the file may be asked again: others had what was needed
	denied  time.Time // since when another process has the file
	off     bool
}

// Open returns the ledger of a budget below a directory. names say which budget it is; the
// name of the file is a digest of them. window is how long a tenant counts a request. failed
// is called once, when the run goes on without the file.
func Open(dir string, window time.Duration, failed func(error), names ...string) *Ledger {
	digest := sha256.Sum256([]byte(strings.Join(names, "\n")))
	at := filepath.Join(dir, hex.EncodeToString(digest[:16])+".json")
	return &Ledger{file: file{at}, run: rand.Text(), window: window, failed: failed}
}

// Grant returns how many slots the run may hold now, at most limit. free says of the slots
// that it holds when each will be free; those under way are not free before the window has
// passed. more is how many it needs at once.
func (l *Ledger) Grant(now time.Time, limit int, free []time.Time, more int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.off {
		return limit
	}
	isFresh := now.Sub(l.entered) < renewal
	if isFresh && len(free)+more <= l.granted {
		return l.granted
	}
	if !now.Before(l.again) {
		l.enter(now, limit, free, more)
		isFresh = now.Sub(l.entered) < renewal
	}
	switch {
	case l.off:
		return limit
	case isFresh:
		return l.granted
	}
	return 0
}

// enter asks for slots and enters what the run holds.
func (l *Ledger) enter(now time.Time, limit int, free []time.Time, more int) {
	err := l.file.change(func(p *page) {
		p.prune(now, l.window)
		wants := min(limit, len(free)+max(more, batch))
		l.granted = p.grant(l.run, now, limit, wants)
		p.Runs[l.run] = entry{slotsOf(now, l.window, free, l.granted), wants, now.UnixMilli()}
	})
	if err != nil || l.granted < len(free)+more {
		l.again = now.Add(Pause)
	}
	switch {
	case err == nil:
		l.entered, l.denied = now, time.Time{}
	case errors.Is(err, errBusy) && l.denied.IsZero():
		l.denied = now
	case !errors.Is(err, errBusy) || now.Sub(l.denied) > patience:
		l.off = true
		l.failed(fmt.Errorf("it is not shared with other runs: %w", err))
	}
}

// patience is how long a run waits for a process that keeps the file.
const patience = 5 * time.Second

// Pause is how soon a run that got too few slots may ask again. Runs should ask at
// different times.
const Pause = renewal / 20
