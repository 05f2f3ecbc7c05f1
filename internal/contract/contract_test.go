package contract_test

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/contract"
)

const description = `{
  "openapi": "3.0.1", "info": {"title": "t", "version": "v2025"},
  "paths": {
    "/things/{id}": {
      "parameters": [{"in": "path", "name": "thingId", "required": true, "schema": {"type": "string"}}],
      "get": {"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
      "put": {
        "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}
      }
    },
    "/things/all": {"get": {"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "array", "items": {}}}}}}}}
  },
  "components": {"schemas": {"Thing": {
    "type": "object", "required": ["name"],
    "properties": {"name": {"type": "string"}, "policyId": {"type": "string"}, "selectors": {"type": "object"}}
  }}}
}`

type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// cut ends an answer with an error.
type cut struct{ text io.Reader }

func (c cut) Read(p []byte) (int, error) {
	n, err := c.text.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestTransport(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "v2025.json"), []byte(description), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, method, path, sent string
		status                   int
		received, violation      string
	}{
		{"a good answer", "GET", "/v2025/things/1", "", 200, `{"name":"x"}`, ""},
		{"an answer without a required member", "GET", "/v2025/things/1", "", 200, `{}`, "response"},
		{"a good request", "PUT", "/v2025/things/1", `{"name":"x"}`, 200, `{"name":"x"}`, ""},
		{"a wrong request that was taken", "PUT", "/v2025/things/1", `{"name":1}`, 200, `{"name":"x"}`, "request"},
		{"a wrong request that was refused", "PUT", "/v2025/things/1", `{"name":1}`, 400, `{}`, ""},
		{"an operation that nobody described", "DELETE", "/v2025/things/1", "", 204, "", "no such operation"},
		{"an operation of the complete edition alone", "DELETE", "/v2025/criteria/privilege/1", "", 204, "", ""},
		{"one with a similar path", "DELETE", "/v2025/criteria/privileges/1", "", 204, "", "no such operation"},
		{"the same, refused", "DELETE", "/v2025/things/1", "", 404, "", ""},
		{"a literal path before a parameter", "GET", "/v2025/things/all", "", 200, `[]`, ""},
		{"a relaxed point", "GET", "/v2025/things/1", "", 200, `{"name":"x","policyId":"p","selectors":null}`, ""},
		{"a version without description", "GET", "/v3/things/1", "", 200, `{}`, "v3.json"},
		{"a token", "POST", "/oauth/token", "x", 200, `{}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			violation := ""
			transport := &contract.Transport{
				Dir:    dir,
				Report: func(v contract.Violation) { violation += v.String() },
				Next: tripper(func(r *http.Request) (*http.Response, error) {
					if got, _ := io.ReadAll(r.Body); string(got) != tt.sent {
						t.Errorf("the body arrived as %q", got)
					}
					return &http.Response{
						StatusCode: tt.status, Header: http.Header{"Content-Type": {"application/json"}},
						Body: io.NopCloser(strings.NewReader(tt.received)), Request: r,
					}, nil
				}),
			}
			got := trip(t, transport, tt.method, tt.path, tt.sent)
			if got != tt.received {
				t.Errorf("the answer arrived as %q", got)
			}
			if (tt.violation == "") != (violation == "") || !strings.Contains(violation, tt.violation) {
				t.Errorf("violation %q, want %q", violation, tt.violation)
			}
		})
	}
}

func trip(t *testing.T, transport http.RoundTripper, method, path, body string) string {
	t.Helper()
	r, err := http.NewRequest(method, "http://tenant"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer secret")
	response, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestTransportLeavesACutAnswerCut(t *testing.T) {
	transport := &contract.Transport{
		Dir:    t.TempDir(),
		Report: func(v contract.Violation) { t.Errorf("reported %s", v) },
		Next: tripper(func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: io.NopCloser(cut{strings.NewReader("half")}), Request: r}, nil
		}),
	}
	r, err := http.NewRequest("GET", "http://tenant/v2025/things/1", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if string(got) != "half" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestWrapChecksNothingWithoutDescriptions(t *testing.T) {
	t.Setenv(contract.Variable, "")
	next := tripper(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader("free")), Request: r}, nil
	})
	if got := trip(t, contract.Wrap(t, next), "GET", "/v2025/nothing", ""); got != "free" {
		t.Errorf("read %q", got)
	}
}
