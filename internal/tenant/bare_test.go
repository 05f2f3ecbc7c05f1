package tenant_test

import (
	"testing"

	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

// Who is taken out of a list stands there as an id alone; who reads the plan
// wants to know who it is.
func TestWhoIsReplacedIsLookedUpByID(t *testing.T) {
	r, _ := reader(t, tenanttest.Open(t, ":memory:", simulator.Options{}))
	kind := r.Kinds.Find("EntitlementRequestConfig")
	doc := &state.Document{
		Key: state.NewKey(kind.Name, "Corporate Directory"), Kind: kind, Identity: []string{"Corporate Directory"},
		Spec: map[string]any{"accessRequestConfig": map[string]any{"approvalSchemes": []any{}}},
	}
	snapshot, err := r.Declared(t.Context(), state.Documents{doc})
	if err != nil {
		t.Fatal(err)
	}
	const stewards = "0322e45f18cdb2f4bc69a3476083efce"
	if called := snapshot.Directory.DisplayName(stewards); called != "Directory Stewards" {
		t.Errorf("the group that approved is called %q", called)
	}
	delete(doc.Spec["accessRequestConfig"].(map[string]any), "approvalSchemes")
	if snapshot, err = r.Declared(t.Context(), state.Documents{doc}); err != nil {
		t.Fatal(err)
	}
	if called := snapshot.Directory.DisplayName(stewards); called != "" {
		t.Errorf("%q was looked up and is in no declared field", called)
	}
}

// An id that saves no request is asked for where a name has no answer: whether the tenant
// refers to somebody who left decides what becomes of the name.
func TestWhoIsReferredToIsLookedUpWhereANameHasNoAnswer(t *testing.T) {
	r, counter := reader(t, tenanttest.Open(t, ":memory:", simulator.Options{}))
	kind := r.Kinds.Find("GovernanceGroup")
	doc := &state.Document{
		Key: state.NewKey(kind.Name, "Payroll Approvers"), Kind: kind, Identity: []string{"Payroll Approvers"},
		Spec: map[string]any{"members": []any{"nobody.here"}},
	}
	if _, err := r.Declared(t.Context(), state.Documents{doc}); err != nil {
		t.Fatal(err)
	}
	if n := counter.byID.Load(); n != 1 {
		t.Errorf("%d requests asked for identities by their ids, want 1", n)
	}
}
