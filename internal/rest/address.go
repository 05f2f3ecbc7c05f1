package rest

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

var (
	uiHost     = regexp.MustCompile(`^([^.]+)\.(identitynow(?:-demo)?\.com)$`)
	versionEnd = regexp.MustCompile(`/(beta|v3|v20\d\d)$`)
)

// parseBase checks a base URL and returns it without a trailing slash.
func parseBase(raw string) (*url.URL, error) {
	const example = "it looks like https://TENANT.api.identitynow.com"
	if strings.TrimSpace(raw) == "" {
		return nil, withHint(errors.New("base URL is missing"), example)
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		// The text is not repeated: it may be a secret in the wrong variable.
		return nil, withHint(errors.New("base URL is not an http or https address"), example)
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, withHint(fmt.Errorf("base URL for %s holds more than a host and a path", u.Host), example)
	}
	u.Path = strings.TrimRight(u.Path, "/")
	u.RawPath = strings.TrimRight(u.RawPath, "/")
	return u, checkBase(u)
}

// checkBase refuses addresses that are well formed but wrong.
func checkBase(u *url.URL) error {
	host := plainHost(u.Hostname())
	if m := uiHost.FindStringSubmatch(host); m != nil {
		return withHint(fmt.Errorf("base URL %s is the address for browsers", u),
			fmt.Sprintf("the API is at https://%s.api.%s", m[1], m[2]))
	}
	if u.Scheme == "http" && !loopback(host) {
		return withHint(fmt.Errorf("base URL %s would send the secret unencrypted", u),
			"use https; plain http is for loopback addresses only")
	}
	if m := versionEnd.FindString(u.Path); m != "" {
		return withHint(fmt.Errorf("base URL %s ends in an API version", u),
			fmt.Sprintf("leave out %s; use --api-version or apiVersion", m))
	}
	return nil
}

// versionOf returns the API version whose budget a path counts to (API: Rate
// limit). It is not documented how the form without a version counts; it counts
// as v1 here.
func versionOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch first {
	case "beta", "v3", "v2024", "v2025", "v2026":
		return first
	}
	return "v1"
}
