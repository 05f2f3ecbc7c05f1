package tenanttest

import (
	"net/http"
	"testing"

	"isc-sync/internal/rest"
)

// ClientOf returns a client of a tenant of made-up kinds.
func ClientOf(tb testing.TB, tenant http.RoundTripper) *rest.Client {
	tb.Helper()
	client, err := rest.New(rest.Config{BaseURL: "http://127.0.0.1", ClientID: "id", ClientSecret: "secret", Transport: tenant})
	if err != nil {
		tb.Fatal(err)
	}
	return client
}
