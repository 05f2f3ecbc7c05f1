package rest

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxSignIns bounds how often one request signs in before it is sent with the
// last token: a token may expire before a slot is free.
const maxSignIns = 3

// enter waits in line until the request may be sent: with a slot taken and a
// token that is fresh. The token is looked at after the wait, which may be
// longer than its life.
func (c *Client) enter(ctx context.Context, b *bucket) (slot, token, error) {
	began := time.Now()
	leave, err := b.queue(ctx)
	if err != nil {
		return slot{}, token{}, err
	}
	defer leave()
	for signIns := 0; ; signIns++ {
		s, err := b.take(ctx, c.slotsNeeded())
		if err != nil {
			return slot{}, token{}, err
		}
		tok, fresh := c.tokens.current()
		if fresh || signIns == maxSignIns {
			return s, tok, nil
		}
		if err := c.signIn(ctx, b, s, began); err != nil {
			return slot{}, token{}, err
		}
	}
}

// slotsNeeded is two when a sign-in comes first, so that the request can
// follow at once and no token grows old in between.
func (c *Client) slotsNeeded() int {
	if _, fresh := c.tokens.current(); fresh {
		return 1
	}
	return 2
}

// signIn renews the token and spends the slot, unless another worker has
// renewed it, or failed to, while this one waited.
func (c *Client) signIn(ctx context.Context, b *bucket, s slot, began time.Time) error {
	select {
	case c.tokens.flight <- struct{}{}:
		defer func() { <-c.tokens.flight }()
	case <-ctx.Done():
		s.unused()
		return ctx.Err()
	}
	if err := c.tokens.failedSince(began); err != nil {
		s.unused()
		return err
	}
	if _, fresh := c.tokens.current(); fresh {
		s.unused()
		return nil
	}
	tok, err := c.fetchToken(ctx, b, s)
	switch {
	case err == nil:
		c.tokens.keep(tok)
	case ctx.Err() == nil:
		c.tokens.fail(err)
	}
	return err
}

// fetchToken asks for a token, repeated as a read is. It uses the slot for the
// first try and takes one for each other.
func (c *Client) fetchToken(ctx context.Context, b *bucket, s slot) (token, error) {
	a := &attempts{read: true}
	for {
		req, err := c.tokenRequest(ctx)
		if err != nil {
			s.unused()
			return token{}, err
		}
		sent := time.Now()
		resp, err := c.send(ctx, s, req)
		if err == nil && resp.ok() {
			tok, err := parseToken(resp, sent)
			if err != nil {
				return token{}, &AuthError{Status: resp.Status, Reason: err.Error()}
			}
			return tok, nil
		}
		if isForeignError(err) {
			return token{}, &AuthError{Status: http.StatusOK, Reason: err.Error()}
		}
		wait, again := c.next(a, resp, err)
		if ctx.Err() != nil || !again {
			return token{}, c.signInError(ctx, resp, err)
		}
		if err := sleep(ctx, wait); err != nil {
			return token{}, fmt.Errorf("sign in: %w", err)
		}
		if s, err = b.take(ctx, 1); err != nil {
			return token{}, fmt.Errorf("sign in: %w", err)
		}
	}
}

func (c *Client) tokenRequest(ctx context.Context) (*http.Request, error) {
	at := c.base.JoinPath("oauth", "token").String()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, at, strings.NewReader(c.tokens.form()))
	if err != nil {
		return nil, fmt.Errorf("sign in: %w", unwrapURL(err))
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return req, nil
}

func (c *Client) signInError(ctx context.Context, resp *Response, err error) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("sign in: %w", ctx.Err())
	case err != nil:
		return fmt.Errorf("sign in: %w", err)
	case resp.Status == http.StatusTooManyRequests || resp.Status >= 500:
		r := Request{Method: http.MethodPost, Path: "/oauth/token"}
		return fmt.Errorf("sign in: %w", newStatusError(r, resp, c.tokens.secrets(token{})))
	}
	return newAuthError(resp, c.tokens.secrets(token{}))
}

// lifetime reads expires_in, which is seconds as a number or as text.
func lifetime(v any) time.Duration {
	seconds, ok := v.(float64)
	if text, isText := v.(string); isText {
		parsed, err := strconv.ParseFloat(text, 64)
		seconds, ok = parsed, err == nil
	}
	if !ok || !(seconds > 0) {
		return unstated
	}
	return time.Duration(min(seconds, (24*time.Hour).Seconds()) * float64(time.Second))
}
