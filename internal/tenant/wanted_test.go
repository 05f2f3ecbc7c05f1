package tenant_test

import (
	"testing"

	"isc-sync/internal/simulator"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

func TestWhatADocumentNamesIsReadAlthoughNoDocumentIsAboutIt(t *testing.T) {
	r, counter := reader(t, tenanttest.Open(t, ":memory:", simulator.Options{}))
	kind := r.Kinds.Find("MachineAccountMappings")
	mapping := map[string]any{"target": map[string]any{"attributeName": "badge", "sourceId": "HR Feed"}}
	doc := &state.Document{
		Key: state.NewKey(kind.Name, "Ticket Desk"), Kind: kind, Identity: []string{"Ticket Desk"},
		Spec: map[string]any{"mappings": []any{mapping}},
	}
	snapshot, err := r.Declared(t.Context(), state.Documents{doc})
	if err != nil {
		t.Fatal(err)
	}
	if snapshot.Live.Find(state.NewKey("Source", "HR Feed")) == nil {
		t.Error("the source that the mapping names was not read")
	}
	if n := counter.lists.Load(); n != 1 {
		t.Errorf("%d lists of sources were read, want 1", n)
	}
}
