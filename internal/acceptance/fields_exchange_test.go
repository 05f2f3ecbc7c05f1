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
		{"a write without an answer, and the object after it", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `1 PUT /v2025/things/i ok {"text":"b"} -`, `1 GET /v2025/things/i ok - {"text":"b"}`,
		), []string{"/text goes from one value to another"}},
		{"a write to what nobody read", exchanges(`1 PUT /v2025/things/i ok {"text":"b"} {"text":"b"}`), nil},
		{"what another process read", exchanges(
			`1 GET /v2025/things/i ok - {"text":"a"}`, `2 PUT /v2025/things/i ok {"text":"b"} {"text":"b"}`,
		), nil},
		{"a list beside the object that calls change", exchanges(
			`1 GET /v2025/things/i/friends ok - [{"id":"a"}]`,
			`1 POST /v2025/things/i/friends/add ok [{"id":"b"},{"id":"c"}] [{"id":"b","status":201},{"id":"c","status":404}]`,
			`1 POST /v2025/things/i/friends/remove ok [{"id":"c"}] [{"id":"c","status":404}]`,
		), []string{"/friends gets a key or element more"}},
		{"the same, emptied", exchanges(
			`1 GET /v2025/things/i/friends ok - [{"id":"a"}]`,
			`1 POST /v2025/things/i/friends/remove ok [{"id":"a"}] [{"id":"a","status":204}]`,
		), []string{"/friends goes from a value to none", "/friends loses a key or element"}},
		{"a call without an answer for each, and the list after it", exchanges(
			`1 GET /v2025/things/i/friends ok - [{"id":"a"}]`, `1 POST /v2025/things/i/friends/add ok [{"id":"b"}] -`,
			`1 GET /v2025/things/i/friends ok - [{"id":"a"},{"id":"b"}]`,
		), []string{"/friends gets a key or element more"}},
		{"a list beside the object that its patch changes", exchanges(
			`1 GET /v2025/things/i/friends?limit=2&offset=0 ok - [{"id":"a"},{"id":"b"}]`,
			`1 GET /v2025/things/i/friends?limit=2&offset=2 ok - [{"id":"c"}]`,
			`1 PATCH /v2025/things/i ok [] {"id":"i"}`,
			`1 GET /v2025/things/i/friends?limit=2&offset=0 ok - [{"id":"a"},{"id":"c"}]`,
			`1 GET /v2025/things/i/friends?limit=2&offset=2 ok - []`,
		), []string{"/friends loses a key or element"}},
		{"a list that another one changed", exchanges(
			`1 GET /v2025/things/i/friends ok - [{"id":"a"}]`, `1 GET /v2025/things/i/friends ok - [{"id":"b"}]`,
		), nil},
		{"a call to a list that nobody read", exchanges(
			`1 POST /v2025/things/i/friends/add ok [{"id":"b"}] [{"id":"b","status":201}]`,
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
				at, err := url.Parse(e.URL)
				if err != nil {
					t.Fatal(err)
				}
				w.exchange(at, e)
			}
			var got []string
			for d := range maps.Keys(w.seen) {
				if slices.Contains(demandsOf(kind), d) {
					got = append(got, strings.TrimPrefix(d.String(), "Thing#"))
				}
			}
			if slices.Sort(got); !slices.Equal(got, tt.shown) {
				t.Errorf("shown is %q, want %q", got, tt.shown)
			}
		})
	}
}
