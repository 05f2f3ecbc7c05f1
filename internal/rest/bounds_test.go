package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAnswersThatAreNotTheAPIsAreReportedAtOnce(t *testing.T) {
	deep := strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)
	for _, test := range []struct{ name, contentType, encoding, body, want string }{
		{"a page of HTML", "text/html; charset=utf-8", "", "<html>log in</html>", "HOST answered with an HTML page instead of JSON"},
		{"a page that says it is JSON", "application/json", "", "\n<!DOCTYPE html><html>", "HOST answered with an HTML page instead of JSON"},
		{"a page that says nothing", "", "", "<html>", "HOST answered with an HTML page instead of JSON"},
		{"not a number", "application/json", "", `{"a":NaN}`, "HOST answered with text that is not JSON: invalid character 'N' looking for beginning of value"},
		{"many levels", "application/json", "", deep, "HOST answered with text that is not JSON: it nests deeper than 10,000 levels"},
		{"an unknown encoding", "application/json", "deflate", "x\x9c", "HOST answered with text that is not JSON and has the encoding deflate: invalid character 'x' looking for beginning of value"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Content-Type"] = []string{test.contentType}
				if test.encoding != "" {
					w.Header().Set("Content-Encoding", test.encoding)
				}
				fmt.Fprint(w, test.body)
			})
			want := strings.ReplaceAll(test.want, "HOST", c.base.Host)
			_, err := c.Do(context.Background(), get("/v2025/x"))
			if err == nil || err.Error() != "GET /v2025/x: "+want || c.Requests() != 1 || hintOf(err) != hintForeign {
				t.Errorf("after %d requests Do says %v (hint %q), want %s", c.Requests(), err, hintOf(err), want)
			}
			var lost *LostError
			if _, err := c.Do(context.Background(), Request{Method: "PATCH", Path: "/v2025/x"}); !errors.As(err, &lost) || !isForeignError(err) {
				t.Errorf("a write so answered is %v, want a lost answer", err)
			}
		})
	}
}

func TestAPageOfAGatewayProvesNothing(t *testing.T) {
	for _, status := range []int{403, 404, 405} {
		c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(status)
			fmt.Fprint(w, "<html>nginx</html>")
		})
		_, err := c.Do(context.Background(), get("/v2025/x"))
		want := fmt.Sprintf("GET /v2025/x: %d %s: an HTML page of %s, not an answer of the API", status, http.StatusText(status), c.base.Host)
		if err == nil || err.Error() != want || hintOf(err) != hintForeign {
			t.Errorf("Do says %v (hint %q), want %s", err, hintOf(err), want)
		}
		if IsMissing(err) || IsDenied(err) || IsRefusal(err) || HasStatus(err, status) {
			t.Errorf("%d: the page counts as an answer of the API", status)
		}
	}
}

func TestNothingButNotFoundHintsAtTheAddress(t *testing.T) {
	found := false
	c := wire(t, func(w http.ResponseWriter, _ *http.Request) {
		if !found {
			w.WriteHeader(http.StatusNotFound)
		}
	})
	if _, err := c.Do(context.Background(), get("/v2025/x")); !IsMissing(err) || !strings.Contains(hintOf(err), "--api-version") {
		t.Errorf("the first 404 is %v, with the hint %q", err, hintOf(err))
	}
	found = true
	if _, err := c.Do(context.Background(), get("/v2025/x")); err != nil {
		t.Error(err)
	}
	found = false
	if _, err := c.Do(context.Background(), get("/v2025/x")); !IsMissing(err) || hintOf(err) != "" {
		t.Errorf("a 404 after an answer is %v, with the hint %q", err, hintOf(err))
	}
}

func TestAnUnknownAuthorityHintsAtTheCertificates(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	c, err := New(Config{BaseURL: server.URL, ClientID: "id", ClientSecret: "secret", Backoff: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Do(context.Background(), get("/v2025/x")); err == nil || !strings.Contains(hintOf(err), "SSL_CERT_FILE") {
		t.Errorf("Do says %v, with the hint %q", err, hintOf(err))
	}
}

func TestAPathCannotLeadToAnother(t *testing.T) {
	c := wire(t, func(w http.ResponseWriter, r *http.Request) { t.Errorf("sent %s", r.RequestURI) })
	for _, path := range []string{"/v2025/sources/..", "/v2025/sources/../x", "/v2025/./x", "/v2025/sources/%2e%2E/x", "/v2025/sources//schemas", "/v2025/%zz"} {
		if _, err := c.Do(context.Background(), get(path)); err == nil || !strings.Contains(err.Error(), "not a request path") {
			t.Errorf("%s: Do says %v", path, err)
		}
	}
}
