package simulator_test

import (
	"net/http"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/simulator"
)

// checked is the transport of every test client: each exchange of each test is
// held against the vendor's description.
func checked(t *testing.T, tenant *simulator.Tenant) http.RoundTripper {
	return contract.Wrap(t, simulator.Transport(tenant))
}
