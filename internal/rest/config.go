package rest

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Config selects a tenant and how to call it. BaseURL, ClientID and
// ClientSecret are required; the zero value of everything else is a good
// choice.
type Config struct {
	// BaseURL is https://TENANT.api.identitynow.com, without an API version.
	// Plain http is refused except for loopback hosts.
	BaseURL      string
	ClientID     string
	ClientSecret string

	// Version is the API version whose budget pays for the sign-in that Org
	// may need. Other sign-ins are paid by the version that needed them.
	// Default v2025.
	Version string

	// Rate is how many requests the tenant may see of each API version in any
	// 10 seconds; default 100 (API: Rate limit). Reserve is how many of these are
	// left to other programs with the same credentials. Unlimited is for
	// loopback only, and then neither of them counts.
	Rate      int
	Reserve   int
	Unlimited bool

	// Shared, if set, returns the budget of an API version that other runs use as well, or
	// nil.
	Shared func(version string) Shared

	// Timeout bounds one try of one request, from the first byte sent to the
	// last byte read; default 60 s.
	Timeout time.Duration
	// Backoff is about how long to wait before a failed read is repeated; it
	// doubles each time. Default 500 ms.
	Backoff time.Duration

	Transport http.RoundTripper // default: HTTP/1.1 with a large pool
	// Wrap, if set, is laid around the transport: to watch what passes.
	Wrap      func(http.RoundTripper) http.RoundTripper
	UserAgent string
	Logger    *slog.Logger // debug lines without headers, bodies or queries
	OnWait    func(Wait)   // called, from any goroutine, when sending stops for a second or more
}

// String names the configuration without its secrets.
func (cfg Config) String() string {
	return "configuration of " + cfg.BaseURL
}

// complete refuses what cannot work and fills in the defaults.
func (cfg *Config) complete() error {
	if cfg.ClientID == "" || cfg.ClientSecret == "" {
		return withHint(errors.New("client id or client secret is missing"),
			"create a personal access token in the tenant; its id and secret are these two")
	}
	setDefault(&cfg.Rate, 100)
	setDefault(&cfg.Version, "v2025")
	setDefault(&cfg.Timeout, 60*time.Second)
	setDefault(&cfg.Backoff, 500*time.Millisecond)
	setDefault(&cfg.UserAgent, "isc-sync")
	setDefault(&cfg.Logger, slog.New(slog.DiscardHandler))
	if cfg.Transport == nil {
		cfg.Transport = defaultTransport()
	}
	if cfg.Wrap != nil {
		cfg.Transport = cfg.Wrap(cfg.Transport)
	}
	return cfg.completeRate()
}

// unlimited is a rate that nothing reaches.
const unlimited = 1 << 30

func (cfg *Config) completeRate() error {
	if cfg.Unlimited {
		cfg.Rate, cfg.Reserve, cfg.Shared = unlimited, 0, nil
	}
	if cfg.Rate < 1 || cfg.Reserve < 0 || cfg.Reserve >= cfg.Rate {
		return withHint(fmt.Errorf("rate %d with reserve %d leaves no request to send", cfg.Rate, cfg.Reserve),
			"raise the rate or lower guard.reserve")
	}
	return nil
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// defaultTransport stays with HTTP/1.1: over HTTP/2 net/http repeats a
// request, writes included, that the server ended with PROTOCOL_ERROR, and
// that proves nothing about whether the tenant acted.
func defaultTransport() *http.Transport {
	only1 := new(http.Protocols)
	only1.SetHTTP1(true)
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		ExpectContinueTimeout: time.Second,
		IdleConnTimeout:       90 * time.Second,
		MaxIdleConns:          200,
		MaxIdleConnsPerHost:   200,
		Protocols:             only1,
	}
}
