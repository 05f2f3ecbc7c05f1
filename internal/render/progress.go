package render

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"isc-sync/internal/duration"
)

// Progress shows how far a run is: how many requests are done and needed, and
// how long the run waits for its budget. On a terminal it keeps one line up to
// date, elsewhere it writes one from time to time, so that the run does not
// look dead. It is safe for concurrent use. A nil Progress shows nothing.
type Progress struct {
	w     io.Writer
	width int
	// every is how often a line is brought up to date or, where lines stay,
	// written.
	every time.Duration
	stays bool
	stop  chan struct{}
	ended chan struct{}

	mu    sync.Mutex
	doing string
	// begun is when the present activity began; done and total are its requests.
	begun       time.Time
	done, total int
	until       time.Time
	why         string
	shown       string
}

const (
	redraw = 100 * time.Millisecond
	// remind is how often a run without a terminal reports how far it is.
	// Services end jobs that print nothing for some minutes.
	remind = 30 * time.Second
)

// NewProgress starts a progress line on a terminal of width columns. It must
// be closed.
func NewProgress(w io.Writer, width int) *Progress {
	return start(&Progress{w: w, width: width, every: redraw})
}

// NewReminder starts to write a line from time to time if there is no
// terminal. It must be closed.
func NewReminder(w io.Writer) *Progress {
	return start(&Progress{w: w, every: remind, stays: true})
}

func start(p *Progress) *Progress {
	p.stop, p.ended = make(chan struct{}), make(chan struct{})
	go p.run()
	return p
}

func (p *Progress) run() {
	defer close(p.ended)
	ticker := time.NewTicker(p.every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			p.mu.Lock()
			p.tick(time.Now())
			p.mu.Unlock()
		case <-p.stop:
			return
		}
	}
}

// Doing sets what is running: "reading: 12 of 40 requests". A total of 0 is not
// known yet.
func (p *Progress) Doing(what string, done, total int, things string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !strings.HasPrefix(p.doing, clean(what)+":") {
		p.begun = time.Now()
	}
	p.done, p.total = done, total
	p.doing = fmt.Sprintf("%s: %d %s", clean(what), done, clean(things))
	if total > 0 {
		p.doing = fmt.Sprintf("%s: %d of %d %s", clean(what), done, total, clean(things))
	}
}

// WaitingForOthers says that nothing is sent for a while, since other runs with the same
// client hold the request budget.
func (p *Progress) WaitingForOthers(d time.Duration) {
	p.wait(d, "waiting for other runs, which hold the request budget")
}

// Waiting says that nothing is sent for a while: because the request budget
// is spent, or because the tenant refused.
func (p *Progress) Waiting(d time.Duration, refused bool) {
	if refused {
		p.wait(d, "the tenant asked to wait %d s")
		return
	}
	p.wait(d, "waiting %d s for the request budget")
}

// wait shows a reason for a time. %d in it is how many seconds are left.
func (p *Progress) wait(d time.Duration, why string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.until, p.why = time.Now().Add(d), why
}

// Say writes a line that stays, above the progress.
func (p *Progress) Say(line string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.draw("")
	fmt.Fprintln(p.w, line)
}

// Close removes the line.
func (p *Progress) Close() {
	if p == nil {
		return
	}
	close(p.stop)
	<-p.ended
	p.mu.Lock()
	defer p.mu.Unlock()
	p.draw("")
}

// tick shows how far the run is.
func (p *Progress) tick(now time.Time) {
	if text := p.text(now); !p.stays {
		p.draw(text)
	} else if text != "" {
		fmt.Fprintln(p.w, text+p.left(now))
	}
}

// left estimates how long the rest takes, by the pace so far.
func (p *Progress) left(now time.Time) string {
	if p.done == 0 || p.total <= p.done {
		return ""
	}
	rest := now.Sub(p.begun) / time.Duration(p.done) * time.Duration(p.total-p.done)
	return ", about " + duration.Words(max(rest.Round(time.Second), time.Second)) + " left"
}

func (p *Progress) text(now time.Time) string {
	left := p.until.Sub(now)
	if left <= 0 {
		return p.doing
	}
	wait := strings.Replace(p.why, "%d", strconv.Itoa(int((left+time.Second-1)/time.Second)), 1)
	if p.doing == "" {
		return wait
	}
	return p.doing + ", " + wait
}

// draw replaces the line; it is one column short of the width, where some
// terminals would go on to the next line.
func (p *Progress) draw(text string) {
	text = cut(text, max(p.width-1, 1))
	if text == p.shown || p.stays {
		return
	}
	const clear = "\r\x1b[K"
	fmt.Fprint(p.w, clear+text)
	p.shown = text
}
