package contract

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"testing"
)

// A Recorder appends what passes through it to a file, for Replay to check
// later: a process that lives for a moment need not load a description.
type Recorder struct {
	Next http.RoundTripper
	File string

	mu sync.Mutex
}

// exchange is one request and its answer, a line of a recording.
type exchange struct {
	Method, URL    string
	RequestHeader  http.Header
	Sent           []byte
	Status         int
	ResponseHeader http.Header
	Received       []byte
}

// RoundTrip implements http.RoundTripper.
func (r *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	return carry(r.Next, request, func(sent []byte, response *http.Response, received []byte) error {
		return r.append(exchange{
			Method: request.Method, URL: request.URL.String(), RequestHeader: request.Header, Sent: sent,
			Status: response.StatusCode, ResponseHeader: response.Header, Received: received,
		})
	})
}

// append writes one line in one go, so that processes do not mix theirs.
func (r *Recorder) append(e exchange) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	e.RequestHeader = e.RequestHeader.Clone()
	e.RequestHeader.Del("Authorization")
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("record an exchange: %w", err)
	}
	f, err := os.OpenFile(r.File, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("record an exchange: %w", err)
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// Replay checks every exchange of a recording and fails the test for each that
// breaks the contract, once. It returns how many there were.
func Replay(tb testing.TB, file string) int {
	tb.Helper()
	f, err := os.Open(file)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	seen := map[string]bool{}
	checker := &Transport{Dir: os.Getenv(Variable), Report: func(v Violation) {
		if line := v.String(); !seen[line] {
			seen[line] = true
			tb.Error(line)
		}
	}}
	count := 0
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return count
		}
		if err != nil {
			tb.Fatal(err)
		}
		replayLine(tb, checker, line)
		count++
	}
}

func replayLine(tb testing.TB, checker *Transport, line []byte) {
	tb.Helper()
	var e exchange
	if err := json.Unmarshal(line, &e); err != nil {
		tb.Fatal(err)
	}
	request, err := http.NewRequest(e.Method, e.URL, bytes.NewReader(e.Sent))
	if err != nil {
		tb.Fatal(err)
	}
	request.Header = e.RequestHeader
	checker.check(request, e.Sent, &http.Response{StatusCode: e.Status, Header: e.ResponseHeader}, e.Received)
}
