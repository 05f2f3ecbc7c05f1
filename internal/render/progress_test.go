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

func TestNoProgressShowsNothing(t *testing.T) {
	var p *Progress
	p.Doing("read", 1, 2, "requests")
	p.Waiting(time.Second, true)
	p.Say("done")
	p.Close()
}
