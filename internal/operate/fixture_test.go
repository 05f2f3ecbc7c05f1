package operate_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/operate"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/state/registry"
)

// fixture is a simulated tenant, and what was asked of it.
type fixture struct {
	*operate.Runner
	mu   sync.Mutex
	seen []string
}

func open(t *testing.T, version string, options simulator.Options) *fixture {
	t.Helper()
	f := &fixture{}
	options.Observe = f.observe
	tenant := tenanttest.Open(t, ":memory:", options)
	client := tenanttest.Client(t, tenant, rest.Config{Rate: 10_000, Backoff: 1, Transport: checked(t, version, tenant)})
	f.Runner = &operate.Runner{Client: client, Kind: tenanttest.Kinds(t).Find("Source"), Version: version}
	return f
}

// checked holds exchanges against the vendor's description in two versions that
// differ: reading one takes long, and that the others have every endpoint is
// tested beside the support table.
func checked(t *testing.T, version string, tenant *simulator.Tenant) http.RoundTripper {
	t.Helper()
	if version != registry.DefaultVersion && version != "beta" {
		return simulator.Transport(tenant)
	}
	return contract.Wrap(t, simulator.Transport(tenant))
}

func (f *fixture) observe(e simulator.Exchange) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !strings.HasPrefix(e.Path, "/oauth/") {
		f.seen = append(f.seen, e.Method+" "+e.Path)
	}
}

// count tells how many requests had this method and end of a path.
func (f *fixture) count(method, end string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, s := range f.seen {
		if strings.HasPrefix(s, method+" ") && strings.HasSuffix(s, end) {
			n++
		}
	}
	return n
}

func (f *fixture) requests() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.seen)
}

// do finds a source and runs an operation on it.
func (f *fixture) do(t *testing.T, name, form, source string, given operate.Given, opts operate.Options) (*operate.Result, error) {
	t.Helper()
	o := operate.Find(name, form)
	if o == nil {
		t.Fatalf("there is no operation %s %s", name, form)
	}
	on, err := f.Find(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	return f.Run(t.Context(), *o, on, given, opts)
}

func fault(t *testing.T, text string) []simulator.Fault {
	t.Helper()
	parsed, err := simulator.ParseFault(text)
	if err != nil {
		t.Fatal(err)
	}
	return []simulator.Fault{parsed}
}

func csv(name, content string) operate.Given {
	return operate.Given{File: &operate.File{Name: name, Content: []byte(content)}}
}

func hintOf(err error) string {
	if hinted, ok := err.(interface{ Hint() string }); ok {
		return hinted.Hint()
	}
	return ""
}
