package rest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// Do sends a request and returns the answer if its status is 2xx. Reads are
// repeated when they fail; a write is sent again only after 401, 429 or when
// nothing was sent. The errors are *StatusError, *LostError (writes only),
// *UnreachableError, *AuthError and the context's, all for errors.As.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	u, err := r.url(c.base)
	if err != nil {
		return nil, err
	}
	b := c.budget.bucket(versionOf(r.Path))
	a := &attempts{read: r.read(), renewable: true}
	for {
		resp, tok, err := c.try(ctx, b, r, u)
		if err == nil && resp.ok() {
			return resp, nil
		}
		var final *finalError
		if errors.As(err, &final) {
			return nil, fmt.Errorf("%s: %w", r, final.error)
		}
		wait, again := c.next(a, resp, err)
		if ctx.Err() != nil || !again {
			return nil, c.failure(ctx, r, tok, resp, err)
		}
		if err := sleep(ctx, wait); err != nil {
			return nil, fmt.Errorf("%s: %w", r, err)
		}
	}
}

// finalError ended a try before its request was sent; it was repeated already,
// or cannot be.
type finalError struct{ error }

// try waits for its turn and sends the request once. A token that is refused is
// never used again.
func (c *Client) try(ctx context.Context, b *bucket, r Request, u *url.URL) (*Response, token, error) {
	s, tok, err := c.enter(ctx, b)
	if err != nil {
		return nil, tok, &finalError{err}
	}
	req, err := c.build(ctx, r, u, tok)
	if err != nil {
		s.unused()
		return nil, tok, &finalError{err}
	}
	resp, err := c.send(ctx, s, req)
	if !unsent(err) {
		b.requests.Add(1)
	}
	if err == nil && resp.Status == http.StatusUnauthorized {
		c.tokens.drop(tok)
	}
	if err == nil && resp.Status != http.StatusNotFound && !isPage(resp) {
		c.found.Store(true)
	}
	return resp, tok, err
}

// failure makes the error of a request that is not tried again. Once the
// caller has given up, that is the reason, unless a write was under way.
func (c *Client) failure(ctx context.Context, r Request, tok token, resp *Response, err error) error {
	harmless := r.read() || unsent(err)
	gaveUp := ctx.Err()
	switch {
	case err == nil:
		e := newStatusError(r, resp, c.tokens.secrets(tok, r.Secrets...))
		e.Nowhere = e.Status == http.StatusNotFound && !c.found.Load()
		return e
	case gaveUp != nil && harmless:
		return fmt.Errorf("%s: %w", r, gaveUp)
	case harmless:
		return fmt.Errorf("%s: %w", r, err)
	case gaveUp != nil && !errors.Is(err, gaveUp):
		err = fmt.Errorf("%w: %w", gaveUp, err)
	}
	return &LostError{Method: r.Method, Path: r.Path, Err: err}
}
