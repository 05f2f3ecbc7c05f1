package acceptance

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/state/registry"
)

// exchanges writes a recording down, a line each: process, method, path, status,
// what was sent and what was received.
func exchanges(lines ...string) []contract.Exchange {
	var all []contract.Exchange
	for _, line := range lines {
		f := strings.SplitN(line, " ", 6)
		all = append(all, contract.Exchange{
			Process: int(f[0][0]), Method: f[1], URL: f[2], Status: map[string]int{"ok": 200, "none": 404, "no": 400}[f[3]],
			Sent: []byte(f[4]), Received: []byte(f[5]),
		})
	}
	return all
}

func TestOnlyAnswersOfTheTenantProveAnything(t *testing.T) {
	tests := []struct {
		name  string
		said  []contract.Exchange
		shown []string
	}{
		{"an object that is made and changed", exchanges(
			`1 POST /v2025/things ok {"name":"n"} {"id":"i","name":"n","text":"a"}`,
			`1 PATCH /v2025/things/i ok [] {"id":"i","name":"n","text":"b"}`,
			`1 DELETE /v2025/things/i ok - -`,
		), []string{" is created", " is deleted", "/name is given at creation", "/text goes from one value to another"}},
		{"a name that the tenant gave", exchanges(`1 POST /v2025/things ok {} {"id":"i","name":"n"}`), []string{" is created"}},
		{"a write that the tenant ignored", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `1 PUT /v2025/things/i ok {"text":"b"} {"text":"a"}`,
		), nil},
		{"a write that the tenant refused", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `1 PUT /v2025/things/i no {"text":"b"} {"text":"b"}`,
		), nil},
		{"a write to what nobody read", exchanges(`1 PUT /v2025/things/i ok {"text":"b"} {"text":"b"}`), nil},
		{"what another process read", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `2 PUT /v2025/things/i ok {"text":"b"} {"text":"b"}`,
		), nil},
		{"what another object was", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `1 PUT /v2025/things/j ok {"text":"b"} {"text":"b"}`,
		), nil},
	}
	kind := things(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWatch([]*registry.Kind{kind})
			for _, e := range tt.said {
				w.exchange(&url.URL{Path: e.URL}, e)
			}
			var got []string
			for d := range maps.Keys(w.seen) {
				got = append(got, strings.TrimPrefix(d.String(), "Thing#"))
			}
			if slices.Sort(got); !slices.Equal(got, tt.shown) {
				t.Errorf("shown is %q, want %q", got, tt.shown)
			}
		})
	}
}
