package rest

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// Response is an answer of the tenant, read in full. A list's total is in the
// header X-Total-Count.
type Response struct {
	Status int
	Header http.Header
	Body   []byte

	host   string // that answered
	isJSON bool   // for certain, so that Decode need not check it again
}

func (r *Response) ok() bool {
	return r.Status >= 200 && r.Status < 300
}

// send makes one try with a slot that is already taken, and gives the slot
// back in the way that the answer demands.
func (c *Client) send(ctx context.Context, s slot, req *http.Request) (*Response, error) {
	if req.Header.Get("Accept") == "" {
		req.Header.Set("Accept", mediaJSON)
	}
	req.Header.Set("User-Agent", c.userAgent)
	started := time.Now()
	resp, err := c.exchange(ctx, req)
	now := time.Now()
	switch {
	case unsent(err):
		s.unused()
	case err == nil && resp.Status == http.StatusTooManyRequests:
		pause := retryAfter(resp.Header, now, Window)
		s.refused(now, pause)
		c.log.Info("tenant asks to slow down", "version", s.b.version, "pause", pause)
	default:
		s.answered(now)
	}
	if !unsent(err) {
		c.endpoints.add(req)
	}
	c.logTry(ctx, req, resp, err, now.Sub(started))
	return resp, err
}

// exchange returns an answer of any status. An *UnreachableError means that
// nothing was sent; after any other error the tenant may have acted.
func (c *Client) exchange(ctx context.Context, req *http.Request) (*Response, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.timeout, fmt.Errorf("no answer within %s", c.timeout))
	defer cancel()
	var f flight
	// Not http.Client: that follows redirects, and repeats bodies at other hosts.
	resp, err := c.transport.RoundTrip(req.WithContext(f.watch(ctx)))
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	switch {
	case err == nil:
	case f.unsent():
		return nil, &UnreachableError{Host: req.URL.Host, Err: unwrapURL(err)}
	default:
		return nil, unwrapURL(err)
	}
	defer resp.Body.Close()
	c.reached.Store(true)
	return readAnswer(resp, req.URL.Host, c.maxBody)
}

// flight watches how far a request got. A transport that is not net/http's
// reports nothing, and then the request counts as sent.
type flight struct {
	asked, connected atomic.Bool
}

func (f *flight) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { f.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { f.connected.Store(true) },
	})
}

// unsent is true if there never was a connection to send anything on: no such
// host, refused, TLS failed.
func (f *flight) unsent() bool {
	return f.asked.Load() && !f.connected.Load()
}

func (c *Client) logTry(ctx context.Context, req *http.Request, resp *Response, err error, took time.Duration) {
	attrs := []slog.Attr{
		slog.String("method", req.Method),
		slog.String("path", req.URL.EscapedPath()),
		slog.Duration("took", took),
	}
	if err != nil {
		attrs = append(attrs, slog.Any("error", err))
	} else {
		attrs = append(attrs, slog.Int("status", resp.Status))
	}
	c.log.LogAttrs(ctx, slog.LevelDebug, "request", attrs...)
}
