package engine_test

import (
	"testing"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/rest"
	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/planner"
	"isc-sync/schemas"
	"isc-sync/state"
)

// open returns an engine on a fresh simulated tenant.
func open(t *testing.T) *engine.Engine {
	t.Helper()
	return &engine.Engine{
		Kinds: tenanttest.Kinds(t), Version: state.DefaultVersion,
		Client: tenanttest.Client(t, tenanttest.Open(t, ":memory:", simulator.Options{}), rest.Config{Rate: 10_000}),
		Env:    func(string) (string, bool) { return "", false },
	}
}

func TestTheExampleDiffersFromTheSampleTenantInWaysWorthShowing(t *testing.T) {
	e := open(t)
	set, err := documents.Load("../examples/tenant", e.Kinds, schemas.FS, documents.Options{})
	if err != nil {
		t.Fatal(err)
	}
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := planned.Problems.Err(); err != nil {
		t.Fatal(err)
	}
	if s := planned.Plan.Summary; s.Create != 1 || s.Update != 3 || s.Delete != 0 || s.Unchanged != 1 {
		t.Errorf("the summary is %+v:\n%s", s, planned.Plan.Encode())
	}
	if planned.Read != 2 || planned.Requests != 7 {
		t.Errorf("read %d sources with %d requests, want 2 with 7", planned.Read, planned.Requests)
	}
}

func TestAnExportedTenantPlansToNothing(t *testing.T) {
	e := open(t)
	exported, err := e.Export(t.Context(), engine.ExportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := documents.Write(dir, exported.Files); err != nil {
		t.Fatal(err)
	}
	set, err := documents.Load(dir, e.Kinds, schemas.FS, documents.Options{})
	if err != nil {
		t.Fatal(err)
	}
	planned, err := e.Plan(t.Context(), set.Documents, set.Settings, planner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := planned.Problems.Err(); err != nil {
		t.Fatal(err)
	}
	if !planned.Plan.Empty() {
		t.Errorf("the plan after an export is not empty:\n%s", planned.Plan.Encode())
	}
}

func TestTheExamplesOfEachKindAreValid(t *testing.T) {
	e := open(t)
	set, err := documents.Load("../examples/kinds", e.Kinds, schemas.FS, documents.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range e.Kinds.All() {
		found := false
		for _, d := range set.Documents {
			found = found || d.Kind == kind
		}
		if !found {
			t.Errorf("there is no example of %s", kind.Name)
		}
	}
}
