package contract

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

// A Violation is one way in which an exchange differs from the description.
type Violation struct {
	Method, Path string
	Status       int
	Side         string // request or response
	Problem      string
}

// String returns one line for the user.
func (v Violation) String() string {
	return v.Method + " " + v.Path + " (" + http.StatusText(v.Status) + "): " + v.Side + ": " + v.Problem
}

// A Transport checks what passes through it. A request is held against the
// description only if it was accepted: tests send wrong ones on purpose. Report
// may be called from several goroutines.
type Transport struct {
	Next   http.RoundTripper
	Dir    string
	Report func(Violation)
}

// RoundTrip implements http.RoundTripper.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	return carry(t.Next, r, func(sent []byte, response *http.Response, received []byte) error {
		t.check(r, sent, response, received)
		return nil
	})
}

// carry takes a request to next and shows whole exchanges with the API to
// watch. What watch fails with, the request fails with.
func carry(next http.RoundTripper, r *http.Request, watch func(sent []byte, response *http.Response, received []byte) error) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/oauth/") {
		return next.RoundTrip(r)
	}
	sent, err := takeBody(r)
	if err != nil {
		return nil, err
	}
	response, err := next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	received, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	response.Body = io.NopCloser(&reader{content: bytes.NewReader(received), err: err})
	if err != nil {
		return response, nil // the client meets the cut itself
	}
	return response, watch(sent, response, received)
}

// takeBody reads a request's body and leaves an unread copy.
func takeBody(r *http.Request) ([]byte, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	content, err := io.ReadAll(r.Body)
	_ = r.Body.Close()
	r.Body = io.NopCloser(bytes.NewReader(content))
	return content, err
}

// A reader gives back what was read before, and the error after it.
type reader struct {
	content *bytes.Reader
	err     error
}

func (r *reader) Read(p []byte) (int, error) {
	n, err := r.content.Read(p)
	if err == io.EOF && r.err != nil {
		err = r.err
	}
	return n, err
}

func (t *Transport) check(r *http.Request, sent []byte, response *http.Response, received []byte) {
	report := func(side, problem string) {
		t.Report(Violation{Method: r.Method, Path: r.URL.Path, Status: response.StatusCode, Side: side, Problem: problem})
	}
	description, err := load(t.Dir, versionOf(r.URL.Path))
	if err != nil {
		report("description", err.Error())
		return
	}
	accepted := response.StatusCode < 300
	operation, ok := description.find(r)
	if !ok {
		if accepted && !LeftOut(r.URL.Path) {
			report("request", "the description has no such operation")
		}
		return
	}
	if accepted {
		if err := operation.checkRequest(r, sent); err != nil {
			report("request", err.Error())
		}
	}
	if err := operation.checkResponse(r, sent, response, received); err != nil {
		report("response", err.Error())
	}
}
