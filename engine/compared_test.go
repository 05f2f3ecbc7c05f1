package engine_test

import (
	"testing"

	"isc-sync/engine"
	"isc-sync/state/registry"
)

// What no document can hold is no difference from the documents of a fresh export: the
// sample tenant has a tagged entitlement.
func TestAFreshExportDiffersInNothing(t *testing.T) {
	for _, version := range registry.Versions() {
		t.Run(version, func(t *testing.T) {
			e := connect(t, ":memory:", everythingSet)
			e.Version = version
			dir, _ := export(t, e)
			differsInNothing(t, e, dir)
		})
	}
}

func differsInNothing(t *testing.T, e *engine.Engine, dir string) {
	t.Helper()
	set := load(t, e, dir)
	compared, err := e.CompareDocuments(t.Context(), set.Documents, engine.DocumentOptions{Settings: set.Settings, Tenant: "the tenant", Directory: "the documents"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range compared.Changes {
		t.Errorf("%s %s: %s %v", c.Action, c.Key, c.Why, c.Fields)
	}
	if compared.Open > 0 || compared.Same != len(set.Documents) {
		t.Errorf("%d of %d documents are the same, %d are open: %v", compared.Same, len(set.Documents), compared.Open, compared.Notes)
	}
}
