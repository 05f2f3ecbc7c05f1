package rest

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"
)

// unstated is the life given to a token whose answer does not state one; the
// documented sample lives 749 s (API: Sign-in).
const unstated = 5 * time.Minute

// token is one answer to a sign-in.
type token struct {
	value string
	org   string
	stale time.Time // from here on it is renewed before use
	said  Session
}

// tokens keeps the current token. The lock guards memory only and is never
// held while anything is sent; flight lets one worker sign in while the others
// wait for what it brings, each as long as its own context lives.
type tokens struct {
	id, secret string
	flight     chan struct{}

	mu       sync.Mutex
	now      token
	denied   *AuthError // final: the same credentials will not become right
	failure  error
	failedAt time.Time
}

func newTokens(id, secret string) *tokens {
	return &tokens{id: id, secret: secret, flight: make(chan struct{}, 1)}
}

// current returns the token and whether it may still be used.
func (t *tokens) current() (token, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.now, time.Now().Before(t.now.stale)
}

func (t *tokens) keep(tok token) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now = tok
}

// drop makes a token stale that the tenant refused, unless another worker has
// already renewed it.
func (t *tokens) drop(refused token) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now.value == refused.value {
		t.now.stale = time.Time{}
	}
}

// fail remembers a failed sign-in for those who were waiting for it.
func (t *tokens) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	errors.As(err, &t.denied)
	t.failure, t.failedAt = err, time.Now()
}

// failedSince returns why a worker that began to wait then need not try
// itself; nil if it should.
func (t *tokens) failedSince(began time.Time) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.denied != nil {
		return t.denied
	}
	if t.failedAt.After(began) {
		return t.failure
	}
	return nil
}

// secrets are the client's own and those of a request that was sent with a
// token.
func (t *tokens) secrets(used token, more ...string) []string {
	return append([]string{t.secret, used.value}, more...)
}

// form is the body of a sign-in: never the query, which ends up in logs.
func (t *tokens) form() string {
	return url.Values{
		"grant_type":    {"client_credentials"},
		"client_id":     {t.id},
		"client_secret": {t.secret},
	}.Encode()
}

// parseToken reads the answer to a sign-in that was sent at a moment
// (RFC 6749, 5.1; expires_in is also met as text, zero or missing).
func parseToken(resp *Response, sent time.Time) (token, error) {
	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   any    `json:"expires_in"`
		Org         string `json:"org"`
		Scope       string `json:"scope"`
	}
	if err := json.Unmarshal(resp.Body, &answer); err != nil {
		return token{}, errors.New("the answer is not JSON")
	}
	if answer.AccessToken == "" || strings.ContainsAny(answer.AccessToken, "\r\n") {
		return token{}, errors.New("the answer has no access token")
	}
	life := lifetime(answer.ExpiresIn)
	margin := min(30*time.Second, life/10)
	said := Session{Scopes: strings.Fields(answer.Scope), Life: life}
	said.Ahead, said.Dated = ahead(resp.Header, sent, time.Now())
	return token{value: answer.AccessToken, org: answer.Org, stale: sent.Add(life - margin), said: said}, nil
}
