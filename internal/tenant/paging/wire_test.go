package paging

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"isc-sync/internal/rest"
)

// wire is a client of a real server on loopback. The handler gets everything
// but sign-ins.
func wire(t *testing.T, handler http.HandlerFunc) *rest.Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/oauth/token" {
			handler(w, r)
			return
		}
		fmt.Fprint(w, `{"access_token":"token","expires_in":749,"org":"acme"}`)
	}))
	t.Cleanup(server.Close)
	c, err := rest.New(rest.Config{
		BaseURL: server.URL, ClientID: "id", ClientSecret: "secret", Backoff: time.Microsecond, Unlimited: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// list reads path in pages of a size.
func list(path string, size int) List {
	return List{Request: rest.Request{Method: http.MethodGet, Path: path}, Size: size}
}
