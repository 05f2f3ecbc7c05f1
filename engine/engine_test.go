package engine_test

import (
	"slices"
	"testing"

	"isc-sync/state"
)

func TestTheExampleDiffersFromTheSampleTenantInWaysWorthShowing(t *testing.T) {
	planned := plan(t, connect(t, ":memory:", nothingSet), "../examples/tenant")
	if s := planned.Plan.Summary; s.Create != 9 || s.Update != 6 || s.Delete != 0 || s.Unchanged != 1 {
		t.Errorf("the summary is %+v:\n%s", s, planned.Plan.Encode())
	}
	if planned.Read != 48 || planned.Requests != 15 {
		t.Errorf("read %d objects with %d requests, want 48 with 15", planned.Read, planned.Requests)
	}
}

func TestAnExportedTenantPlansToNothing(t *testing.T) {
	e := connect(t, ":memory:", nothingSet)
	dir, _ := export(t, e)
	if p := plan(t, e, dir).Plan; !p.Empty() {
		t.Errorf("the plan after an export is not empty:\n%s", p.Encode())
	}
}

func TestThereIsAnExampleOfEachKind(t *testing.T) {
	e := connect(t, ":memory:", nothingSet)
	e.Version = "" // some are not in the usual one
	set := load(t, e, "../examples/kinds")
	for _, kind := range e.Kinds.All() {
		if !slices.ContainsFunc(set.Documents, func(d *state.Document) bool { return d.Kind == kind }) {
			t.Errorf("there is no example of %s", kind.Name)
		}
	}
}
