package contract

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
)

// A Recorder appends what passes through it to a file, for Exchanges to read and
// for Replay to check later: a process that lives for a moment need not load a
// description. Sign-ins are left out, and so are tokens.
type Recorder struct {
	Next http.RoundTripper
	File string

	mu sync.Mutex
}

// RoundTrip implements http.RoundTripper.
func (r *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	return carry(r.Next, request, func(sent []byte, response *http.Response, received []byte) error {
		return r.append(Exchange{
			Process: os.Getpid(),
			Method:  request.Method, URL: request.URL.String(), RequestHeader: request.Header, Sent: sent,
			Status: response.StatusCode, ResponseHeader: response.Header, Received: received,
		})
	})
}

// append writes one line in one go, so that processes do not mix theirs.
func (r *Recorder) append(e Exchange) error {
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
