package render

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// Progress keeps one line of a terminal up to date: how many requests are done
// and to do, and how long the run waits for its budget. It is safe for
// concurrent use. A nil Progress shows nothing.
type Progress struct {
	w     io.Writer
	width int
	stop  chan struct{}
	ended chan struct{}

	mu    sync.Mutex
	doing string
	until time.Time
	why   string
	shown string
}

// redraw is how often the line is brought up to date.
const redraw = 100 * time.Millisecond

// NewProgress starts a progress line on a terminal of width columns. It must
// be closed.
func NewProgress(w io.Writer, width int) *Progress {
	p := &Progress{w: w, width: width, stop: make(chan struct{}), ended: make(chan struct{})}
	go p.run()
	return p
}

func (p *Progress) run() {
	defer close(p.ended)
	ticker := time.NewTicker(redraw)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			p.mu.Lock()
			p.draw(p.text(time.Now()))
			p.mu.Unlock()
		case <-p.stop:
			return
		}
	}
}

// Doing says what is under way: "reading: 12 of 40 requests". A total of 0 is
// not known yet.
func (p *Progress) Doing(what string, done, total int, things string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = fmt.Sprintf("%s: %d %s", clean(what), done, clean(things))
	if total > 0 {
		p.doing = fmt.Sprintf("%s: %d of %d %s", clean(what), done, total, clean(things))
	}
}

// Waiting says that nothing is sent for a while: because the request budget
// is spent, or because the tenant refused.
func (p *Progress) Waiting(d time.Duration, refused bool) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.until, p.why = time.Now().Add(d), "waiting %d s for the request budget"
	if refused {
		p.why = "the tenant asked to wait %d s"
	}
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

func (p *Progress) text(now time.Time) string {
	left := p.until.Sub(now)
	if left <= 0 {
		return p.doing
	}
	wait := fmt.Sprintf(p.why, (left+time.Second-1)/time.Second)
	if p.doing == "" {
		return wait
	}
	return p.doing + ", " + wait
}

// draw replaces the line; it is one column short of the width, where some
// terminals would go on to the next line.
func (p *Progress) draw(text string) {
	text = cut(text, max(p.width-1, 1))
	if text == p.shown {
		return
	}
	const clear = "\r\x1b[K"
	fmt.Fprint(p.w, clear+text)
	p.shown = text
}
