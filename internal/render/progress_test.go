package render

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestProgressShowsRequestsAndTheTimeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		p := NewProgress(&b, 60)
		p.Doing("read", 3, 40, "requests")
		time.Sleep(redraw + redraw/2) // between two ticks
		p.Waiting(2*time.Second, false)
		time.Sleep(time.Second)
		p.Waiting(5*time.Second, true)
		time.Sleep(6 * time.Second)
		p.Say("read 2 sources")
		p.Close()
		want := []string{
			"", "read: 3 of 40 requests",
			"read: 3 of 40 requests, waiting 2 s for the request budget",
			"read: 3 of 40 requests, the tenant asked to wait 5 s",
			"read: 3 of 40 requests, the tenant asked to wait 4 s",
			"read: 3 of 40 requests, the tenant asked to wait 3 s",
			"read: 3 of 40 requests, the tenant asked to wait 2 s",
			"read: 3 of 40 requests, the tenant asked to wait 1 s",
			"read: 3 of 40 requests", "read 2 sources\n",
		}
		if got := strings.Split(b.String(), "\r\x1b[K"); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("drew %q, want %q", got, want)
		}
	})
}

func TestProgressSaysThatOtherRunsHoldTheBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		p := NewProgress(&b, 100)
		p.Doing("read", 3, 40, "requests")
		p.WaitingForOthers(time.Second)
		time.Sleep(redraw + redraw/2)
		p.Close()
		if want := "read: 3 of 40 requests, waiting for other runs, which hold the request budget"; !strings.Contains(b.String(), want) {
			t.Errorf("drew %q, want %q", b.String(), want)
		}
	})
}

func TestNoProgressShowsNothing(t *testing.T) {
	var p *Progress
	p.Doing("read", 1, 2, "requests")
	p.Waiting(time.Second, true)
	p.WaitingForOthers(time.Second)
	p.Say("done")
	p.Close()
}

func TestWithoutATerminalALineIsWrittenFromTimeToTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b strings.Builder
		p := NewReminder(&b)
		p.Doing("reading", 0, 40, "requests")
		time.Sleep(10 * time.Second)
		p.Doing("reading", 300, 1200, "requests")
		time.Sleep(25 * time.Second)
		p.Say("a line")
		p.Waiting(30*time.Second, true)
		p.Doing("reading", 600, 1200, "requests")
		time.Sleep(30 * time.Second)
		p.Doing("applying", 1, 3, "steps")
		time.Sleep(30 * time.Second)
		p.Close()
		time.Sleep(time.Hour)
		const want = "reading: 300 of 1200 requests, about 90 seconds left\na line\n" +
			"reading: 600 of 1200 requests, the tenant asked to wait 5 s, about 1 minute left\n" +
			"applying: 1 of 3 steps, about 50 seconds left\n"
		if b.String() != want {
			t.Errorf("wrote\n%swant\n%s", b.String(), want)
		}
	})
}
