package simulator_test

import (
	"net/http"
	"testing"

	"isc-sync/internal/simulator"
)

// checked is the transport of every test client.
func checked(_ *testing.T, tenant *simulator.Tenant) http.RoundTripper {
	return simulator.Transport(tenant)
}
