package simulator

import (
	"io"
	"net/http"
	"strconv"
	"sync"
)

// Transport carries requests to a handler in the same process as net/http
// would carry them over a connection: bodies stream, a handler that panics with
// http.ErrAbortHandler cuts the connection, and a cancelled request is seen by
// the handler.
func Transport(h http.Handler) http.RoundTripper { return transport{h} }

type transport struct{ handler http.Handler }

// RoundTrip implements http.RoundTripper.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	if err := ctx.Err(); err != nil {
		closeBody(r)
		return nil, err
	}
	w := newWriter(r)
	go t.serve(w, incoming(r))
	select {
	case <-w.ready:
		return w.response, w.err
	case <-ctx.Done():
		w.cut(ctx.Err())
		return nil, ctx.Err()
	}
}

func (t transport) serve(w *writer, r *http.Request) {
	defer closeBody(r)
	defer func() {
		reason := recover()
		if reason != nil && reason != http.ErrAbortHandler {
			panic(reason)
		}
		if reason != nil {
			w.cut(io.ErrUnexpectedEOF)
			return
		}
		w.WriteHeader(http.StatusOK)
		_ = w.body.Close()
	}()
	t.handler.ServeHTTP(w, r)
}

// incoming is the request as a server would see it.
func incoming(r *http.Request) *http.Request {
	in := r.Clone(r.Context())
	in.RequestURI = r.URL.RequestURI()
	in.RemoteAddr = "127.0.0.1:0"
	if in.Host == "" {
		in.Host = r.URL.Host
	}
	if in.Body == nil {
		in.Body = http.NoBody
	}
	return in
}

func closeBody(r *http.Request) {
	if r.Body != nil {
		_ = r.Body.Close()
	}
}

// A writer turns what a handler writes into a response.
type writer struct {
	header   http.Header
	once     sync.Once
	ready    chan struct{}
	body     *io.PipeWriter
	read     *io.PipeReader
	request  *http.Request
	response *http.Response
	err      error
}

func newWriter(r *http.Request) *writer {
	read, write := io.Pipe()
	return &writer{header: http.Header{}, ready: make(chan struct{}), body: write, read: read, request: r}
}

func (w *writer) Header() http.Header { return w.header }

func (w *writer) Flush() {}

func (w *writer) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(p)
}

func (w *writer) WriteHeader(status int) {
	w.once.Do(func() {
		length, err := strconv.ParseInt(w.header.Get("Content-Length"), 10, 64)
		if err != nil {
			length = -1
		}
		w.response = &http.Response{
			Status:     strconv.Itoa(status) + " " + http.StatusText(status),
			StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: w.header.Clone(), Body: w.read, ContentLength: length, Request: w.request,
		}
		close(w.ready)
	})
}

// cut ends the exchange with an error: before the header it is the request's,
// afterwards the body's.
func (w *writer) cut(err error) {
	_ = w.body.CloseWithError(err)
	w.once.Do(func() {
		w.err = err
		close(w.ready)
	})
}
