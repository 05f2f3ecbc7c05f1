// Package tenanttest opens simulated tenants for the tests of other packages.
//
// Invariant: all requests and answers are compared with the vendor's
// description if it is available.
package tenanttest

import (
	"sync"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

var shipped = sync.OnceValues(func() (*registry.Kinds, error) { return registry.Read(schemas.Kinds) })

// Kinds returns the kinds that the program ships, read once.
func Kinds(tb testing.TB) *registry.Kinds {
	tb.Helper()
	kinds, err := shipped()
	if err != nil {
		tb.Fatal(err)
	}
	return kinds
}

// Open opens a tenant that is kept in a file, or only in memory (":memory:").
func Open(tb testing.TB, file string, options simulator.Options) *simulator.Tenant {
	tb.Helper()
	tenant, err := simulator.Open(file, options)
	if err != nil {
		tb.Fatal(err)
	}
	return tenant
}

// Client returns a client of the tenant. If cfg has no transport, the client
// calls the tenant directly and its requests are checked.
func Client(tb testing.TB, tenant *simulator.Tenant, cfg rest.Config) *rest.Client {
	tb.Helper()
	cfg.BaseURL = "http://127.0.0.1"
	cfg.ClientID, cfg.ClientSecret = tenant.Credentials()
	if cfg.Transport == nil {
		cfg.Transport = contract.Wrap(tb, simulator.Transport(tenant))
	}
	client, err := rest.New(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	return client
}
