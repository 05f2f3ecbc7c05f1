package tenant_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"isc-sync/internal/contract"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenant"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// counting counts the requests for a path's end.
type counting struct {
	next  http.RoundTripper
	lists atomic.Int32
	byID  atomic.Int32
}

func (c *counting) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasSuffix(r.URL.Path, "/sources") {
		c.lists.Add(1)
	}
	if strings.HasSuffix(r.URL.Path, "/public-identities") && strings.HasPrefix(r.URL.Query().Get("filters"), "id ") {
		c.byID.Add(1)
	}
	return c.next.RoundTrip(r)
}

// simulated returns a simulated tenant with n sources called S0001 and so on.
func simulated(t *testing.T, n int, options simulator.Options) *simulator.Tenant {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tenant.json")
	tenanttest.Open(t, file, simulator.Options{})
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var content map[string]any
	if err := json.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	model := content["sources"].([]any)[0].(map[string]any)
	var sources []any
	for i := range n {
		source := map[string]any{}
		for k, v := range model {
			source[k] = v
		}
		source["id"], source["name"] = fmt.Sprintf("%032x", i+1), fmt.Sprintf("S%04d", i+1)
		sources = append(sources, source)
	}
	content["sources"] = sources
	if data, err = json.Marshal(content); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return tenanttest.Open(t, file, options)
}

func reader(t *testing.T, sim *simulator.Tenant) (*tenant.Reader, *counting) {
	t.Helper()
	counter := &counting{next: contract.Wrap(t, simulator.Transport(sim))}
	client := tenanttest.Client(t, sim, rest.Config{Transport: counter, Rate: 100_000})
	return &tenant.Reader{Client: client, Kinds: tenanttest.Kinds(t), Version: registry.DefaultVersion}, counter
}

// declared are n documents of sources, every step-th of the tenant's.
func declared(kinds *registry.Kinds, n, step int) state.Documents {
	var docs state.Documents
	for i := range n {
		name := fmt.Sprintf("S%04d", i*step+1)
		docs = append(docs, &state.Document{
			Key: state.NewKey("Source", name), Kind: kinds.Find("Source"), Identity: []string{name}, Spec: map[string]any{},
		})
	}
	docs.Sort()
	return docs
}

func TestSourcesAreListedWithAsFewRequestsAsPossible(t *testing.T) {
	for _, c := range []struct{ tenant, declared, step, want int }{
		{7, 1, 1, 1},     // one by name
		{7, 7, 1, 1},     // all by name
		{300, 50, 5, 1},  // as many as a filter holds
		{200, 120, 1, 1}, // one page holds the tenant
		{600, 400, 1, 3}, // three pages, or eight filters
		{600, 60, 10, 2}, // two filters; the first page answered some of the names
	} {
		t.Run(fmt.Sprintf("%d of %d", c.declared, c.tenant), func(t *testing.T) {
			r, counter := reader(t, simulated(t, c.tenant, simulator.Options{}))
			docs := declared(r.Kinds, c.declared, c.step)
			snapshot, err := r.Declared(t.Context(), docs)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range docs {
				if snapshot.Live.Find(d.Key) == nil {
					t.Errorf("%s was not read", d.Key)
				}
			}
			if got := int(counter.lists.Load()); got != c.want {
				t.Errorf("%d list requests, want %d", got, c.want)
			}
		})
	}
}

func TestACollectionThatIsClosedIsReadObjectByObject(t *testing.T) {
	r, _ := reader(t, simulated(t, 1, simulator.Options{Deny: []string{
		"GET /sources/{id}/schemas", "GET /sources/{id}/provisioning-policies",
	}}))
	docs := declared(r.Kinds, 1, 1)
	for kind, name := range map[string]string{"Schema": "account", "ProvisioningPolicy": "CREATE"} {
		docs = append(docs, &state.Document{
			Key: state.NewKey(kind, "S0001", name), Kind: r.Kinds.Find(kind), Identity: []string{"S0001", name}, Spec: map[string]any{},
		})
	}
	docs.Sort()
	snapshot, err := r.Declared(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"Schema", "ProvisioningPolicy"} {
		if reason := snapshot.Live.Unread(kind, "Source/S0001"); reason.Happened() {
			t.Errorf("%s: %s", kind, reason.Why)
		}
	}
}
