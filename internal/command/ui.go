package command

import (
	"fmt"
	"io"
	"sync"
	"time"

	"isc-sync/engine"
	"isc-sync/internal/duration"
	"isc-sync/internal/events"
	"isc-sync/internal/render"
	"isc-sync/internal/rest"
)

// ui is what the program says on stderr while it works. It is safe for
// concurrent use.
type ui struct {
	w        io.Writer
	text     render.Text
	quiet    bool
	terminal bool
	// log also hears what happens; nil without --events.
	log *events.Log

	mu       sync.Mutex
	progress *render.Progress
}

func (p *Program) ui(c *common) *ui {
	return &ui{
		w: p.Stderr, quiet: c.quiet, terminal: isTerminal(p.Stderr),
		text: render.Text{Width: p.width(p.Stderr), Color: !c.noColor && p.colored(p.Stderr)},
	}
}

// printf writes a line.
func (t *ui) printf(format string, args ...any) {
	if t.quiet {
		return
	}
	line := fmt.Sprintf(format, args...)
	if progress := t.current(); progress != nil {
		progress.Say(line)
		return
	}
	fmt.Fprintln(t.w, line)
}

// during shows progress until the returned function is called.
func (t *ui) during() (end func()) {
	if t.quiet {
		return func() {}
	}
	progress := render.NewReminder(t.w)
	if t.terminal {
		progress = render.NewProgress(t.w, max(t.text.Width, 40))
	}
	t.set(progress)
	return func() {
		t.set(nil)
		progress.Close()
	}
}

func (t *ui) set(progress *render.Progress) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.progress = progress
}

func (t *ui) current() *render.Progress {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.progress
}

func (t *ui) engine(e engine.Event) {
	if o, ok := e.(engine.NotDeclared); ok {
		t.printf("not declared: %s", render.Clean(o.String()))
	}
	if o, ok := e.(engine.ObjectRead); ok {
		t.log.Read(events.Read{Key: string(o.Key)})
	}
	if p, ok := e.(engine.Progress); ok {
		t.current().Doing("reading", p.Done, p.Known, "requests")
		t.log.Requests(events.Requests{Done: p.Done, Known: p.Known})
	}
}

// waiting shows a pause on the progress line. Without a terminal, a pause that
// the tenant asked for is worth a line of its own.
func (t *ui) waiting(w rest.Wait) {
	if w.Others {
		t.current().WaitingForOthers(w.For)
	} else {
		t.current().Waiting(w.For, w.Refused)
	}
	t.log.Waiting(events.Waiting{APIVersion: w.Version, Seconds: w.For.Seconds(), Refused: w.Refused})
	if !w.Refused || t.terminal && t.current() != nil {
		return
	}
	t.printf("the tenant asked for a pause (429): waiting %s", duration.Words(max(w.For.Round(time.Second), time.Second)))
}
