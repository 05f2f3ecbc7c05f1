package command

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/exit"
)

// answering answers reads whose path ends so with a body of its own.
type answering struct {
	http.RoundTripper
	path, contentType, body string
	status                  int
}

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet || !strings.HasSuffix(r.URL.Path, a.path) {
		return a.RoundTripper.RoundTrip(r)
	}
	return &http.Response{
		StatusCode: a.status, Header: http.Header{"Content-Type": {a.contentType}, "X-Total-Count": {"1"}},
		Body: io.NopCloser(strings.NewReader(a.body)), Request: r,
	}, nil
}

const shapeDocuments = `kind: Source
name: HR Feed
spec: {description: new}
---
kind: Schema
source: HR Feed
name: account
spec: {}
---
kind: CorrelationConfig
source: HR Feed
spec: {attributeAssignments: []}
`

// Only 404, or an empty answer where the API gives one, proves that something
// does not exist.
func TestAnAnswerOfAnotherShapeIsNeverTakenForNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tenant.yaml"), []byte(shapeDocuments), 0o600); err != nil {
		t.Fatal(err)
	}
	const json, html = "application/json", "text/html"
	for _, test := range []struct {
		answering
		want string
	}{
		{answering{path: "/sources", contentType: json, body: `[null,1,"x"]`}, "error: read Source objects: element 1 of 3: the answer is null instead of an object"},
		{answering{path: "/sources", contentType: json, body: `[{}]`}, "error: read Source objects: element 1 of 1: the answer is an object whose name is not a text"},
		{answering{path: "/sources", contentType: json, body: `[{"id":7,"name":"HR Feed"}]`}, "element 1 of 1: the answer is an object whose id is not a text"},
		{answering{path: "/sources", contentType: json, body: `[{"id":"a"}]`}, "whose name is not a text"},
		{answering{path: "/sources", contentType: json, body: `{"items":[]}`}, "GET /v2025/sources: the answer is an object instead of a list"},
		{answering{path: "/sources", contentType: html, body: `<html>`}, "GET /v2025/sources: 127.0.0.1 answered with an HTML page instead of JSON"},
		{answering{path: "/sources", contentType: html, body: `<html>`, status: 404}, "404 Not Found: an HTML page of 127.0.0.1, not an answer of the API"},
		{answering{path: "/schemas", contentType: json, body: `[null]`}, "Schema/HR Feed/account: "},
		{answering{path: "/schemas", contentType: json, body: `null`}, "Schema/HR Feed/account: "},
		{answering{path: "/schemas", contentType: html, body: `<html>`, status: 405}, "Schema/HR Feed/account: "},
		{answering{path: "/correlation-config", contentType: json, body: `"hi"`}, "CorrelationConfig/HR Feed: "},
		{answering{path: "/correlation-config", contentType: json, body: `7`}, "the answer is a number instead of an object"},
		{answering{path: "/correlation-config", contentType: json, body: `null`}, "the answer is null instead of an object"},
		{answering{path: "/correlation-config", contentType: json, body: `[]`}, "the answer is a list instead of an object"},
		{answering{path: "/correlation-config", contentType: json, body: ``}, "the answer is not JSON"},
	} {
		var stdout, stderr bytes.Buffer
		p := &Program{
			Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
			LookupEnv: func(string) (string, bool) { return "", false },
			Wrap: func(next http.RoundTripper) http.RoundTripper {
				a := test.answering
				a.RoundTripper, a.status = next, max(a.status, 200)
				return a
			},
		}
		code := p.Run(t.Context(), []string{"plan", "--dir", dir, "--simulator", ":memory:"})
		said := strings.Join(strings.Fields(stdout.String()+stderr.String()), " ")
		if code != exit.Error || !strings.Contains(said, test.want) {
			t.Errorf("%s %q: plan ends with %d and says\n%s%s", test.path, test.body, code, stdout.String(), stderr.String())
		}
		if strings.Contains(said, "to create") && !strings.Contains(said, "0 to create") || strings.Contains(said, "+ Correlation") {
			t.Errorf("%s %q: something is created:\n%s", test.path, test.body, stdout.String())
		}
	}
}

func TestAnEmptyObjectIsAnEmptyCorrelation(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tenant.yaml"), []byte(shapeDocuments), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	p := &Program{
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr,
		LookupEnv: func(string) (string, bool) { return "", false },
		Wrap: func(next http.RoundTripper) http.RoundTripper {
			return answering{next, "/correlation-config", "application/json", `{"id":null,"name":null,"attributeAssignments":null}`, 200}
		},
	}
	if code := p.Run(t.Context(), []string{"plan", "--dir", dir, "--simulator", ":memory:"}); code != exit.Done {
		t.Errorf("plan ends with %d and says\n%s%s", code, stdout.String(), stderr.String())
	}
}
