package engine_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"isc-sync/engine"
	"isc-sync/internal/contract"
	"isc-sync/internal/simulator"
	"isc-sync/planner"
)

// guarded is a way to a tenant that reports requests which could change something.
type guarded struct {
	*testing.T
	http.RoundTripper
	mu    sync.Mutex
	reads int
}

func (g *guarded) RoundTrip(r *http.Request) (*http.Response, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	searches := r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/search")
	signsIn := r.Method == http.MethodPost && r.URL.Path == "/oauth/token"
	if g.reads++; r.Method != http.MethodGet && !searches && !signsIn {
		g.Errorf("it sends %s %s", r.Method, r.URL.Path)
	}
	return g.RoundTripper.RoundTrip(r)
}

// TestWhatOnlyReadsSendsNoWrite runs all that must not write: none of it sends a request
// that could, although the tenants differ in much.
func TestWhatOnlyReadsSendsNoWrite(t *testing.T) {
	base := baseTenant(t)
	synctest.Test(t, func(t *testing.T) {
		dev, prod := start(t, base.content), start(t, base.content)
		dir, _ := export(t, base.on(t, dev))
		base.change(t, prod, dir, rand.New(rand.NewPCG(3, 3)))
		on := func(tenant *simulator.Tenant) (*engine.Engine, *guarded) {
			g := &guarded{T: t, RoundTripper: contract.Wrap(t, simulator.Transport(tenant))}
			return base.through(t, tenant, g), g
		}
		left, sent := on(dev)
		right, others := on(prod)
		set := load(t, right, dir)
		compared, err := left.Compare(t.Context(), right, engine.CompareOptions{Name: "dev"}, engine.CompareOptions{Name: "prod"})
		if err != nil || len(compared.Changes) == 0 {
			t.Fatalf("nothing differs: %v", err)
		}
		if _, err := right.CompareDocuments(t.Context(), set.Documents, engine.DocumentOptions{Tenant: "prod", Directory: "documents", Settings: set.Settings}); err != nil {
			t.Fatal(err)
		}
		if _, err := right.Plan(t.Context(), set.Documents, set.Settings, planner.Options{SkipProblems: true}); err != nil {
			t.Fatal(err)
		}
		if _, err := right.Adopt(t.Context(), set.Documents, set.Settings, nil); err != nil {
			t.Fatal(err)
		}
		if _, _, err := right.Backup(t.Context(), engine.ExportOptions{}); err != nil {
			t.Fatal(err)
		}
		updateOf(t, right, dir, true)
		if sent.reads < 50 || others.reads < 200 {
			t.Errorf("only %d and %d requests were seen", sent.reads, others.reads)
		}
	})
}
