package events

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestRequestsAreCountedOnceASecond(t *testing.T) {
	var out bytes.Buffer
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	l := New(&out)
	l.now = func() time.Time { return at }
	for n := range 30 {
		at = at.Add(100 * time.Millisecond)
		l.Requests(Requests{Done: n, Known: 30})
	}
	if got := strings.Count(out.String(), "\n"); got != 3 {
		t.Errorf("3 seconds gave %d lines:\n%s", got, out.String())
	}
}

func TestALineIsOneObjectThatATerminalCanShow(t *testing.T) {
	var out bytes.Buffer
	l := New(&out)
	l.Start(Start{Command: "plan", Version: "1"})
	l.Read(Read{Key: "Source/}{ \x1b[31m\nred"})
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], Begin) || strings.ContainsRune(out.String(), '\x1b') || !strings.Contains(lines[1], `"key":"Source/}{ `) {
		t.Errorf("wrote %q", lines)
	}
}

// failing takes so many lines and then none.
type failing struct {
	left, tries int
}

func (f *failing) Write(p []byte) (int, error) {
	f.tries++
	if f.left--; f.left < 0 {
		return 0, errors.New("no space")
	}
	return len(p), nil
}

func TestTheFirstFailureEndsTheWriting(t *testing.T) {
	to := &failing{left: 1}
	l := New(to)
	for range 5 {
		l.Read(Read{Key: "a"})
	}
	if to.tries != 2 || l.Err() == nil {
		t.Errorf("wrote %d times, and the error is %v", to.tries, l.Err())
	}
}

func TestNoLogWritesNothing(t *testing.T) {
	var l *Log
	l.Start(Start{})
	l.Read(Read{})
	l.Requests(Requests{})
	l.StepEnded(StepEnded{})
	l.End(End{})
	if l.Err() != nil {
		t.Error(l.Err())
	}
}
