package rest

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"
)

// Client is one tenant seen by one pair of credentials. It is safe for
// concurrent use and needs no closing.
type Client struct {
	base      *url.URL
	transport http.RoundTripper
	log       *slog.Logger
	userAgent string
	timeout   time.Duration
	backoff   time.Duration
	maxBody   int64

	version string
	budget  *budget
	tokens  *tokens

	endpoints endpoints

	reached atomic.Bool // an answer has come at least once
	found   atomic.Bool // one to another request than a sign-in, and not 404
}

// New checks the configuration and returns a client; nothing is sent before
// the first request. Its errors have a hint.
func New(cfg Config) (*Client, error) {
	base, err := parseBase(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	if err := cfg.complete(); err != nil {
		return nil, err
	}
	if cfg.Unlimited && !hostOf(base).IsLoopback() {
		return nil, withHint(fmt.Errorf("rate 0 would send requests to %s without any limit", base.Host),
			"give the number of requests that the tenant takes in 10 seconds; 0 is for loopback only")
	}
	return &Client{
		base:      base,
		transport: cfg.Transport,
		log:       cfg.Logger,
		userAgent: cfg.UserAgent,
		timeout:   cfg.Timeout,
		backoff:   cfg.Backoff,
		maxBody:   maxBody,
		version:   cfg.Version,
		budget:    newBudget(cfg.Rate-cfg.Reserve, cfg.Shared, cfg.OnWait),
		tokens:    newTokens(cfg.ClientID, cfg.ClientSecret),
	}, nil
}

// Org returns the name of the tenant: the one in its answer to the sign-in,
// else the host of the base URL (API: Sign-in). It signs in if that has not
// happened yet.
func (c *Client) Org(ctx context.Context) (string, error) {
	tok, err := c.signedIn(ctx)
	if err != nil {
		return "", err
	}
	return c.nameIn(tok), nil
}

// signedIn returns the current token, after a sign-in if there is none.
func (c *Client) signedIn(ctx context.Context) (token, error) {
	if tok, ok := c.tokens.current(); ok {
		return tok, nil
	}
	s, fresh, err := c.enter(ctx, c.budget.bucket(c.version))
	if err == nil {
		s.unused()
	}
	return fresh, err
}

func (c *Client) nameIn(tok token) string { return cmp.Or(tok.org, c.base.Hostname()) }

// Requests returns how many requests were sent to the API so far, repeated
// ones included and sign-ins not.
func (c *Client) Requests() int {
	total := 0
	for _, n := range c.RequestsByVersion() {
		total += n
	}
	return total
}

// RequestsByVersion returns the same count for each API version that was used.
func (c *Client) RequestsByVersion() map[string]int {
	return c.budget.sent()
}

// String names the client without its secrets.
func (c *Client) String() string {
	return "tenant at " + c.base.Host
}
