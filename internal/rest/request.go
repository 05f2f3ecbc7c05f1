package rest

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Request is one call of the API.
type Request struct {
	Method string
	Path   string // as sent, escaped, from its first slash: /v2025/sources/…
	Query  url.Values
	Body   []byte

	// ContentType of Body; default application/json.
	ContentType string
	// Accept is the content type of the answer; default application/json.
	Accept string
	// Secrets are the secret values in this request. Text of the tenant that
	// repeats one of them, or a part, is shown without it.
	Secrets []string
	// Public are texts with words that the tenant may repeat although a secret
	// has them in it: names of fields and the values that the API lists. The
	// body's own words beside the secrets are known anyway.
	Public []string
}

const mediaJSON = "application/json"

// String is the method and path: what errors and logs may say of a request.
func (r Request) String() string {
	return r.Method + " " + r.Path
}

// read reports whether repeating the request can do no harm (RFC 9110, 9.2.1).
func (r Request) read() bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

// url joins the base URL, the path as it is and the query. Spaces are sent as
// %20: the tenant's filter grammar asks for it (API: Filters).
func (r Request) url(base *url.URL) (*url.URL, error) {
	if !strings.HasPrefix(r.Path, "/") || strings.ContainsAny(r.Path, "?#") || leadsElsewhere(r.Path) {
		return nil, fmt.Errorf("%s: not a request path", r)
	}
	u, err := url.Parse(base.String() + r.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r, unwrapURL(err))
	}
	u.RawQuery = strings.ReplaceAll(r.Query.Encode(), "+", "%20")
	return u, nil
}

// leadsElsewhere reports whether a path has a part that means another path: an
// id that is "..", written in a document or a plan, must not turn a call on one
// object into a call on its collection.
func leadsElsewhere(path string) bool {
	for part := range strings.SplitSeq(path[1:], "/") {
		plain, err := url.PathUnescape(part)
		if err != nil || plain == "" || plain == "." || plain == ".." {
			return true
		}
	}
	return false
}

// build makes the HTTP request that carries the token.
func (c *Client) build(ctx context.Context, r Request, u *url.URL, tok token) (*http.Request, error) {
	var body io.Reader
	if r.Body != nil {
		body = bytes.NewReader(r.Body)
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, u.String(), body)
	if err != nil {
		return nil, unwrapURL(err)
	}
	if r.Body != nil {
		req.Header.Set("Content-Type", r.contentType())
	}
	if r.Accept != "" {
		req.Header.Set("Accept", r.Accept)
	}
	req.Header.Set("Authorization", "Bearer "+tok.value)
	// Which endpoints need this changes within a version (API: Versions).
	req.Header.Set("X-SailPoint-Experimental", "true")
	return req, nil
}

func (r Request) contentType() string {
	return cmp.Or(r.ContentType, mediaJSON)
}

// unwrapURL takes the address out of an error, which is the place where
// query strings would reach a log.
func unwrapURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
