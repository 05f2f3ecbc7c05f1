// Package events writes what happens during a run as JSON Lines, as
// schemas/events.json describes them.
//
// It is for programs that watch. A file that cannot be written any more never
// disturbs the run: the first failure ends the writing, and Err returns it.
package events

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"isc-sync/internal/jsonvalue"
)

// pace is how often the number of requests is written at most.
const pace = time.Second

// Log writes events. It is safe for concurrent use; a nil one writes nothing.
type Log struct {
	to  io.Writer
	now func() time.Time

	mu  sync.Mutex
	err error
	// counted is when the number of requests was last written.
	counted time.Time
}

// Begin is how each file of events begins.
const Begin = `{"event":"start",`

// New returns a log that writes to a file.
func New(to io.Writer) *Log { return &Log{to: to, now: time.Now} }

// formatVersion is the version of the lines.
const formatVersion = 1

// Start writes the first event.
func (l *Log) Start(e Start) {
	l.write("start", struct {
		FormatVersion int `json:"formatVersion"`
		Start
	}{formatVersion, e})
}

// Read writes that an object was read.
func (l *Log) Read(e Read) { l.write("read", e) }

// Requests writes the numbers, at most once a second.
func (l *Log) Requests(e Requests) {
	if l != nil && l.due() {
		l.write("requests", e)
	}
}

// Waiting writes that nothing is sent for a while.
func (l *Log) Waiting(e Waiting) { l.write("waiting", e) }

// StepStarted writes that a step begins.
func (l *Log) StepStarted(e StepStarted) { l.write("stepStarted", e) }

// StepEnded writes what became of a step: stepDone or stepFailed.
func (l *Log) StepEnded(e StepEnded) {
	name := "stepFailed"
	if e.Done {
		name = "stepDone"
	}
	l.write(name, e)
}

// End writes the last event.
func (l *Log) End(e End) { l.write("end", e) }

// Err returns why events are missing, nil if none is.
func (l *Log) Err() error {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

func (l *Log) due() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if now.Sub(l.counted) < pace {
		return false
	}
	l.counted = now
	return true
}

// write adds a line: the name of the event, the time, and the event's own members.
func (l *Log) write(name string, event any) {
	if l == nil {
		return
	}
	line := append(encode(struct {
		Event string    `json:"event"`
		Time  time.Time `json:"time"`
	}{name, l.now().UTC()}), encode(event)...)
	line = append(bytes.Replace(line, []byte("}{"), []byte(","), 1), '\n')
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		_, l.err = l.to.Write(jsonvalue.Printable(line))
	}
}

func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(fmt.Errorf("encode %T: %w", v, err)) // our own structs always encode
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
