package export_test

import (
	"testing"

	"isc-sync/internal/export"
	"isc-sync/internal/tenanttest"
	"isc-sync/state"
)

func TestObjectsOfTheVendorAreNotExportedAndKeepTheirNames(t *testing.T) {
	kinds, _ := tenanttest.MadeUp(t)
	kind := kinds.Find("Badge")
	live := state.NewLive()
	add := func(id, name string, value map[string]any) {
		value["id"], value["name"] = id, name
		live.Add(&state.Object{Key: state.NewKey("Badge", name), Kind: kind, ID: id, Address: id, Value: value})
	}
	add("l1", "Plain", map[string]any{"internal": true, "text": "theirs"})
	add("l2", "Fine", map[string]any{"internal": false, "below": map[string]any{"id": "l1", "name": "Plain", "type": "BADGE"}})
	got := export.Documents(export.Input{Kinds: kinds, Live: live, Directory: state.NewDirectory()}).Documents
	if len(got) != 1 || got[0].Key != "Badge/Fine" || got[0].Spec["below"] != "Plain" {
		t.Errorf("exported %v", got)
	}
}
