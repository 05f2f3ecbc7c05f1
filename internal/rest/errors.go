package rest

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"isc-sync/internal/crash"
	"isc-sync/internal/rights"
)

// StatusError is an answer whose status is not 2xx. Its texts are the
// tenant's own, cleaned, and without what they repeat of a secret (API: Errors).
type StatusError struct {
	Method, Path string
	Status       int
	DetailCode   string
	TrackingID   string   // what the vendor's support asks for
	Causes       []string // the useful part
	Messages     []string // generic, each once
	Location     string   // scheme and host of a redirect
	// Foreign: the answer does not have the API's form, so a system before the
	// API sent it. From describes that system and its host.
	Foreign bool
	From    string
	Nowhere bool // a 404, and nothing else was found on this host so far
}

// Error is one line with everything that the tenant said.
func (e *StatusError) Error() string {
	said := e.Causes
	if len(said) == 0 {
		said = e.Messages
	}
	parts := append([]string{
		e.Method + " " + e.Path,
		strings.TrimSpace(fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status))),
	}, strings.Join(said, "; "))
	if e.Location != "" {
		parts = append(parts, "redirected to "+e.Location)
	}
	if e.Foreign && e.Status < 500 {
		parts = append(parts, e.From+", not an answer of the API")
	}
	parts = nonEmpty(parts)
	return strings.Join(parts, ": ") + e.numbers()
}

func (e *StatusError) numbers() string {
	parts := []string{e.DetailCode}
	if e.TrackingID != "" {
		parts = append(parts, "tracking id "+e.TrackingID)
	}
	if parts = nonEmpty(parts); len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// needs names the rights that the operation asks for, as far as they are known.
func (e *StatusError) needs() string {
	if needed, known := rights.For(e.Method, e.Path); known {
		return "the client needs " + needed.String()
	}
	return "the user lacks permission, or the client lacks a scope"
}

// Reason is Error without what differs from object to object, so that one cause
// reads the same for all of them. What the vendor's support asks for stays where
// the tenant itself failed.
func (e *StatusError) Reason() string {
	general := *e
	if e.Status == http.StatusForbidden && !e.Foreign {
		general.TrackingID = ""
	}
	if needed, known := rights.For(e.Method, e.Path); known {
		general.Path = needed.Path
	}
	return general.Error()
}

// Hint returns what the user can do about it, or nothing.
func (e *StatusError) Hint() string {
	switch {
	case e.Foreign && e.Status < 500:
		return hintForeign
	case e.Status == http.StatusUnauthorized:
		return "the tenant refused a token that it has just issued; is the client still enabled?"
	case e.Status == http.StatusForbidden:
		return e.needs()
	case e.Location != "":
		return "redirects are not followed; is " + e.Location + " the base URL?"
	case e.Nowhere:
		return "nothing was found at this address so far: check the base URL, and with --api-version whether the tenant has this version"
	}
	return ""
}

// MaybeActed reports whether the tenant may have done what a write asked for,
// although it answered with this error. A gateway can answer a write with a
// page of its own, such as 405, after the tenant has received it.
func (e *StatusError) MaybeActed() bool {
	r := Request{Method: e.Method}
	return !r.read() && (e.Status >= 500 || e.Status == http.StatusRequestTimeout || e.Foreign)
}

// LostError is a write whose answer did not arrive whole: the tenant may or
// may not have acted on it.
type LostError struct {
	Method, Path string
	Err          error
}

// Error returns the request and what happened to its answer.
func (e *LostError) Error() string {
	return fmt.Sprintf("%s %s: the answer was lost, the tenant may have acted or not: %v", e.Method, e.Path, e.Err)
}

// Unwrap returns what cut the answer off.
func (e *LostError) Unwrap() error { return e.Err }

// UnreachableError means that no connection was made and nothing was sent.
type UnreachableError struct {
	Host string
	Err  error
}

// Error returns the host and the cause.
func (e *UnreachableError) Error() string {
	return fmt.Sprintf("cannot reach %s: %v", e.Host, e.Err)
}

// Unwrap returns what the network said.
func (e *UnreachableError) Unwrap() error { return e.Err }

// Hint returns what the user can do about it.
func (e *UnreachableError) Hint() string {
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	switch {
	case errors.As(e.Err, &authority):
		return "the host's certificate comes from an authority that this machine does not know, as behind a proxy that inspects traffic: " +
			"set SSL_CERT_FILE to a file with the authority's certificate (on Linux), or add it to the system's certificates"
	case errors.As(e.Err, &name):
		return "the certificate is for another host: check the base URL and the proxy settings"
	}
	return "check the base URL, the network and the proxy settings"
}

func unsent(err error) bool {
	var unreachable *UnreachableError
	return errors.As(err, &unreachable)
}

// AuthError is a sign-in that the tenant refused for good.
type AuthError struct {
	Status int
	Code   string // as in RFC 6749, 5.2, if the tenant gave one
	Reason string
}

// Error returns the status and the reason, as far as the tenant gave them.
func (e *AuthError) Error() string {
	status := strings.TrimSpace(fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status)))
	return strings.Join(nonEmpty([]string{"sign in", status, e.Code, e.Reason}), ": ")
}

// Hint returns what the user can do about it.
func (e *AuthError) Hint() string {
	switch e.Status {
	case http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden:
		return "check the client id and the client secret, and that they belong to this tenant"
	}
	return "check the base URL: this host does not answer like a tenant's API"
}

// hinted gives an error a hint.
type hinted struct {
	error
	hint string
}

func withHint(err error, hint string) error { return &hinted{err, hint} }

func (h *hinted) Unwrap() error { return h.error }

// Hint returns what the user can do about it.
func (h *hinted) Hint() string { return h.hint }

// IsMissing reports whether the API answered 404.
func IsMissing(err error) bool { return HasStatus(err, http.StatusNotFound) }

// IsDenied reports whether the API answered 403.
func IsDenied(err error) bool { return HasStatus(err, http.StatusForbidden) }

// ConcernsAll reports whether an error is not about one endpoint alone: every
// other request would end the same way. Sign-in, the network, a proxy and the
// limit of requests are for all.
func ConcernsAll(err error) bool {
	var auth *AuthError
	var fault *crash.Error
	if errors.As(err, &auth) || errors.As(err, &fault) || unsent(err) {
		return true
	}
	var answer *StatusError
	if !errors.As(err, &answer) {
		return false
	}
	switch answer.Status {
	case http.StatusUnauthorized, http.StatusProxyAuthRequired, http.StatusTooManyRequests:
		return true
	}
	return false
}

// IsRefusal reports whether the API said no to this one request: a 4xx that
// neither asks to sign in nor to come back later.
func IsRefusal(err error) bool {
	var answer *StatusError
	if !errors.As(err, &answer) || answer.Status/100 != 4 || answer.Foreign {
		return false
	}
	switch answer.Status {
	case http.StatusUnauthorized, http.StatusRequestTimeout, http.StatusTooManyRequests:
		return false
	}
	return true
}

// HasStatus reports whether an error is an answer of the API with the status.
// A page of HTML is the answer of something in between, and proves nothing.
func HasStatus(err error, status int) bool {
	var answer *StatusError
	return errors.As(err, &answer) && answer.Status == status && !answer.Foreign
}
