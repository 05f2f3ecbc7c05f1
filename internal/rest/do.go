package rest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
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
		s, tok, err := c.enter(ctx, b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r, err)
		}
		req, err := c.build(ctx, r, u, tok)
		if err != nil {
			s.unused()
			return nil, err
		}
		b.requests.Add(1)
		resp, err := c.send(ctx, s, req)
		if err == nil && resp.ok() {
			return resp, nil
		}
		wait, again := c.next(a, resp, err)
		if ctx.Err() != nil || !again {
			return nil, c.failure(ctx, r, tok, resp, err)
		}
		if err == nil && resp.Status == http.StatusUnauthorized {
			c.tokens.drop(tok)
		}
		if err := sleep(ctx, wait); err != nil {
			return nil, fmt.Errorf("%s: %w", r, err)
		}
	}
}

// failure makes the error of a request that is not tried again. Once the
// caller has given up, the reason is that, unless a write was under way.
func (c *Client) failure(ctx context.Context, r Request, tok token, resp *Response, err error) error {
	if err == nil {
		return newStatusError(r, resp, c.tokens.secrets(tok, r.Secrets...))
	}
	if ctx.Err() != nil {
		err = errors.Join(ctx.Err(), err)
	}
	var unreachable *UnreachableError
	if r.read() || errors.As(err, &unreachable) {
		return fmt.Errorf("%s: %w", r, err)
	}
	return &LostError{Method: r.Method, Path: r.Path, Err: err}
}
