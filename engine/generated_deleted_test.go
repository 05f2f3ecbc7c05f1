package engine_test

import (
	"testing"

	"isc-sync/internal/simulator"
	"isc-sync/planner"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// plansDeletions plans the deletion of one object of each kind: among everything else
// that a tenant has, what uses it is found or it is said what could not be read.
func (g *generator) plansDeletions(t *testing.T, tenant *simulator.Tenant, dir string) {
	t.Helper()
	e := g.on(t, tenant)
	set := load(t, e, dir)
	tried := map[string]bool{}
	for _, d := range set.Documents {
		if tried[d.Kind.Name] || d.Kind.Delete.How == registry.DeleteNever {
			continue
		}
		tried[d.Kind.Name] = true
		gone := *d
		gone.Absent, gone.Spec = true, map[string]any{}
		gone.NameAbout()
		planned, err := e.Plan(t.Context(), state.Documents{&gone}, set.Settings, planner.Options{})
		if err != nil {
			t.Errorf("%s: %v", d.Key, err)
			continue
		}
		if len(planned.Plan.Changes) == 0 && len(planned.Problems) == 0 {
			t.Errorf("%s: neither a deletion nor a reason against it", d.Key)
		}
	}
	if len(tried) < 10 {
		t.Errorf("only %d kinds can be deleted", len(tried))
	}
}
