package rest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestRefusalsAreOneGoodLine(t *testing.T) {
	const envelope = `{"detailCode":"400.1 Bad request content","trackingId":"0123456789abcdef",` +
		`"messages":[{"locale":"en-US","text":"Semantically invalid."},{"locale":"und","text":"Semantically invalid."}],"causes":`
	for _, test := range []struct {
		name   string
		status int
		body   string
		want   string
	}{
		{"all causes, not the generic message", 400, envelope + `[{"text":"Illegal attempt to modify \"type\" field."},{"locale":null,"text":"And more."}]}`,
			`400 Bad Request: Illegal attempt to modify "type" field.; And more. (400.1 Bad request content, tracking id 0123456789abcdef)`},
		{"a repeated message once, without causes", 400, envelope + `[]}`,
			`400 Bad Request: Semantically invalid. (400.1 Bad request content, tracking id 0123456789abcdef)`},
		{"causes that are null", 403, `{"detailCode":"403 Forbidden","messages":[{"text":"No."}],"causes":null}`,
			`403 Forbidden: No. (403 Forbidden)`},
		{"the shape of 401", 401, `{"error":"JWT validation failed: JWT is expired"}`,
			`401 Unauthorized: JWT validation failed: JWT is expired`},
		{"error with a description", 400, `{"error":"bad","error_description":"very bad"}`, `400 Bad Request: bad; very bad`},
		{"a message, its spaces trimmed", 429, `{"message":" Rate Limit Exceeded "}`, `429 Too Many Requests: Rate Limit Exceeded`},
		{"formatted_msg", 500, `{"formatted_msg":"a"}`, `500 Internal Server Error: a`},
		{"errorMessage and detailMessage", 500, `{"errorMessage":"a","detailMessage":"b"}`, `500 Internal Server Error: a; b`},
		{"members of other types do not hide the rest", 400, `{"detailCode":7,"causes":"x","messages":[1,{"text":"a"}],"trackingId":"t"}`,
			`400 Bad Request: a (tracking id t)`},
		{"an error that is an object", 400, `{"error":{"code":1},"message":"a"}`, `400 Bad Request: a`},
		{"an empty body", 502, ``, `502 Bad Gateway`},
		{"a page of HTML", 504, "<html><body>Gateway\nTimeout</body></html>", `504 Gateway Timeout`},
		{"a page of HTML for a 4xx", 405, "<html><body>Not\nAllowed</body></html>", `405 Method Not Allowed: an HTML page of gw.example, not an answer of the API`},
		{"plain text of several lines", 503, "no healthy\r\n upstream\n", `503 Service Unavailable: no healthy upstream`},
		{"a JSON string", 500, `"oops"`, `500 Internal Server Error`},
		{"an array", 500, `[1]`, `500 Internal Server Error`},
		{"cut JSON", 500, `{"detailCode":`, `500 Internal Server Error: {"detailCode":`},
		{"escape sequences of a terminal", 400, `{"message":"a\u001b[31mb\u0000c\u202ed"}`, `400 Bad Request: a [31mb c d`},
		{"a status without a name", 599, ``, `599`},
		{"a very long text", 400, `{"message":"` + strings.Repeat("ä", 2000) + `"}`, `400 Bad Request: ` + strings.Repeat("ä", 1000) + "…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Request{Method: "PATCH", Path: "/v2025/sources/1"}
			resp := &Response{Status: test.status, Header: http.Header{}, Body: []byte(test.body), host: "gw.example"}
			err := newStatusError(r, resp, nil)
			if got := err.Error(); got != "PATCH /v2025/sources/1: "+test.want {
				t.Errorf("got  %s\nwant PATCH /v2025/sources/1: %s", got, test.want)
			}
		})
	}
}

func TestHints(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&StatusError{Method: "GET", Path: "/v2025/sources/1/schemas", Status: 403}, "the scope idn:source-schema:read or idn:source-schema:manage, and the user level ORG_ADMIN"},
		{&StatusError{Status: 404}, ""},
		{&AuthError{Status: 401}, "client secret"},
		{&AuthError{Status: 404}, "base URL"},
		{&UnreachableError{Host: "x", Err: http.ErrHandlerTimeout}, "network"},
	} {
		if got := hintOf(test.err); !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("hint of %T %v is %q, want %q in it", test.err, test.err, got, test.want)
		}
	}
}

func FuzzRefusal(f *testing.F) {
	f.Add([]byte(`{"detailCode":"400.1","causes":[{"text":"x"}],"error":null}`))
	f.Add([]byte(`[{"text":[]}]`))
	f.Add([]byte("\xff<"))
	f.Fuzz(func(t *testing.T, body []byte) {
		resp := &Response{Status: 400, Header: http.Header{}, Body: body}
		line := newStatusError(get("/x"), resp, []string{"a secret of some length"}).Error()
		if strings.ContainsAny(line, "\r\n\x1b") || strings.Contains(line, "secret of some") {
			t.Errorf("line %q", line)
		}
	})
}

func TestARefusalIsANoToOneRequest(t *testing.T) {
	for status, want := range map[int]bool{400: true, 403: true, 404: true, 409: true, 401: false, 408: false, 429: false, 500: false, 503: false, 302: false} {
		if got := IsRefusal(fmt.Errorf("read: %w", &StatusError{Status: status})); got != want {
			t.Errorf("a refusal is %d: %v, want %v", status, got, want)
		}
	}
	if IsRefusal(&UnreachableError{}) || IsRefusal(nil) {
		t.Error("what is no answer is no refusal")
	}
}
