package command

import (
	"bytes"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isc-sync/internal/exit"
)

// signIn changes the scopes in the answer to a sign-in, and gives it a date.
type signIn struct {
	http.RoundTripper
	scope string
	date  time.Time
}

func (s signIn) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := s.RoundTripper.RoundTrip(r)
	if err != nil || r.URL.Path != "/oauth/token" {
		return resp, err
	}
	body, err := io.ReadAll(resp.Body)
	resp.Header.Set("Date", s.date.UTC().Format(http.TimeFormat))
	resp.Body = io.NopCloser(bytes.NewReader(bytes.ReplaceAll(body, []byte(`"sp:scopes:all"`), []byte(`"`+s.scope+`"`))))
	resp.ContentLength = -1
	return resp, err
}

func TestDoctorComparesScopesAndClocks(t *testing.T) {
	example := filepath.Join("..", "..", "examples", "tenant")
	for _, test := range []struct {
		name, scope string
		behind      time.Duration
		code        int
		want, not   string
	}{
		{"all scopes", "sp:scopes:all", 0, exit.Done, "ok write no scope is missing", "warn write"},
		{"some scopes", "idn:sources:read idn:sources:manage", 0, exit.Done, "warn write Role cannot be written: the token has no scope for it hint: give it the scope idn:role", "warn write Source "},
		{"what is not declared", "idn:sources:read", 0, exit.Done, "warn write Source cannot be written", "warn write Launcher"},
		{"no scope", "sp:scopes:default", 0, exit.Error, "fail scopes the token has sp:scopes:default alone", "ok scopes"},
		{"a clock that agrees", "sp:scopes:all", 20 * time.Second, exit.Done, "ok clock agrees", "warn clock"},
		{"a clock that is ahead", "sp:scopes:all", time.Hour, exit.Done, "warn clock this machine is 1 hour ahead of the tenant", "ok clock"},
		{"a clock that is behind", "sp:scopes:all", -time.Hour, exit.Done, "warn clock this machine is 1 hour behind the tenant", "ok clock"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			p := &Program{
				Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
				LookupEnv: func(string) (string, bool) { return "", false },
				Wrap: func(next http.RoundTripper) http.RoundTripper {
					return signIn{next, test.scope, time.Now().Add(-test.behind)}
				},
			}
			code := p.Run(t.Context(), []string{"doctor", "--dir", example, "--simulator", ":memory:"})
			said := strings.Join(strings.Fields(stdout.String()), " ")
			if code != test.code || !strings.Contains(said, test.want) || strings.Contains(said, test.not) {
				t.Errorf("doctor ends with %d and says, without %q or with %q:\n%s%s", code, test.want, test.not, stdout.String(), stderr.String())
			}
		})
	}
}
