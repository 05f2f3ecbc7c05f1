package rest

import (
	"errors"
	"strings"
	"testing"
)

func TestBaseURL(t *testing.T) {
	for _, test := range []struct {
		name, in   string
		want       string // base, if accepted
		says, hint string // parts of the error and its hint, if refused
	}{
		{name: "an API host", in: "https://acme.api.identitynow.com", want: "https://acme.api.identitynow.com"},
		{name: "a trailing slash is dropped", in: "https://acme.api.identitynow.com/ ", want: "https://acme.api.identitynow.com"},
		{name: "a path is kept", in: "https://gateway.example/isc/", want: "https://gateway.example/isc"},
		{name: "plain http on 127.0.0.1", in: "http://127.0.0.1:8080", want: "http://127.0.0.1:8080"},
		{name: "plain http on all of 127/8", in: "http://127.9.9.9", want: "http://127.9.9.9"},
		{name: "plain http on ::1", in: "http://[::1]:80", want: "http://[::1]:80"},
		{name: "plain http on localhost", in: "http://LocalHost:1", want: "http://LocalHost:1"},
		{name: "plain http elsewhere", in: "http://acme.api.identitynow.com", says: "unencrypted", hint: "https"},
		{name: "a host that only begins like loopback", in: "http://127.0.0.1.example", says: "unencrypted"},
		{name: "the address for browsers", in: "https://acme.identitynow.com", says: "browsers", hint: "https://acme.api.identitynow.com"},
		{name: "the same of a demo tenant", in: "https://Acme.identitynow-demo.com/ui", says: "browsers", hint: "https://acme.api.identitynow-demo.com"},
		{name: "an API version at the end", in: "https://acme.api.identitynow.com/v2025", says: "API version", hint: "/v2025"},
		{name: "no scheme", in: "acme.api.identitynow.com", says: "not an http", hint: "https://TENANT"},
		{name: "another scheme", in: "ftp://acme", says: "not an http"},
		{name: "nothing", in: " ", says: "missing", hint: "https://TENANT"},
		{name: "a user and a password", in: "https://me:hush@acme.api.identitynow.com", says: "more than a host"},
		{name: "a query", in: "https://acme.api.identitynow.com?token=hush", says: "more than a host"},
		{name: "a secret in the wrong place", in: "hush", says: "not an http"},
	} {
		t.Run(test.name, func(t *testing.T) {
			base, err := parseBase(test.in)
			if err == nil {
				if base.String() != test.want {
					t.Errorf("parseBase(%q) = %q, want %q", test.in, base, test.want)
				}
				return
			}
			if test.says == "" || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "hush") {
				t.Errorf("parseBase(%q) says %q, want %q in it", test.in, err, test.says)
			}
			if !strings.Contains(hintOf(err), test.hint) {
				t.Errorf("hint %q, want %q in it", hintOf(err), test.hint)
			}
		})
	}
}

func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

func TestVersionOfPath(t *testing.T) {
	for path, want := range map[string]string{
		"/beta/sources":     "beta",
		"/v3/sources/1":     "v3",
		"/v2025/sources":    "v2025",
		"/v2026":            "v2026",
		"/sources/v1":       "v1",
		"/sources/v2/1/x":   "v1",
		"/v2027/sources":    "v1",
		"/task-status/v1/1": "v1",
	} {
		if got := versionOf(path); got != want {
			t.Errorf("versionOf(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestConfigRefusesWhatCannotWork(t *testing.T) {
	good := Config{BaseURL: "https://acme.api.identitynow.com", ClientID: "id", ClientSecret: "hush"}
	for name, spoil := range map[string]func(*Config){
		"no id":                  func(c *Config) { c.ClientID = "" },
		"no secret":              func(c *Config) { c.ClientSecret = "" },
		"no base URL":            func(c *Config) { c.BaseURL = "" },
		"a reserve of all":       func(c *Config) { c.Reserve = 100 },
		"a negative rate":        func(c *Config) { c.Rate = -1 },
		"a negative reserve":     func(c *Config) { c.Reserve = -1 },
		"a reserve above a rate": func(c *Config) { c.Rate, c.Reserve = 5, 6 },
	} {
		cfg := good
		spoil(&cfg)
		if _, err := New(cfg); err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: New says %v", name, err)
		}
	}
	if _, err := New(good); err != nil {
		t.Error(err)
	}
}
