package rest

import (
	"bytes"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

func TestRequestsAreCountedByEndpoint(t *testing.T) {
	var out bytes.Buffer
	c := &Client{log: slog.New(slog.NewTextHandler(&out, nil))}
	for _, path := range []string{
		"/v2025/sources/0123456789abcdef0123456789abcdef/schemas/00000000000000000000000000000000",
		"/v2025/sources/ffffffffffffffffffffffffffffffff/schemas/00000000000000000000000000000000?limit=2",
		"/v2025/workflows/0123abcd-0000-1111-2222-0123456789ab", "/v2025/sources/0123456789abcdef0123456789abcdef0", "/oauth/token",
	} {
		r, err := http.NewRequest(http.MethodGet, "http://tenant"+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		c.endpoints.add(r)
	}
	c.LogRequests()
	var got []string
	for line := range strings.Lines(out.String()) {
		_, rest, _ := strings.Cut(strings.TrimSpace(line), "msg=requests ")
		got = append(got, rest)
	}
	want := `endpoint="GET /v2025/sources/0123456789abcdef0123456789abcdef0" count=1, ` +
		`endpoint="GET /v2025/sources/{id}/schemas/{id}" count=2, endpoint="GET /v2025/workflows/{id}" count=1`
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("logged\n%s\nwant\n%s", text, want)
	}
}
