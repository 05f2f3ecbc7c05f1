package state_test

import (
	"testing"

	"isc-sync/state"
)

func TestObjectsWithOneKeyAreAllKept(t *testing.T) {
	kind := shipped(t).Find("Source")
	source := func(id, name string) *state.Object {
		return &state.Object{Key: state.NewKey("Source", name), Kind: kind, ID: id, Value: map[string]any{"id": id, "name": name}}
	}
	live := state.NewLive()
	for _, o := range []*state.Object{source("2", "A"), source("1", "A"), source("3", "B"), source("2", "A"), source("3", "B")} {
		live.Add(o)
	}
	if found := live.Find("Source/A"); found.ID != "2" {
		t.Errorf("found %s, want the first", found.ID)
	}
	ids := ""
	for _, o := range live.All() {
		ids += o.ID
	}
	if live.Count() != 3 {
		t.Errorf("there are %d, want 3", live.Count())
	}
	if ids != "123" || len(live.Ambiguous("Source/A")) != 2 || live.Ambiguous("Source/B") != nil {
		t.Errorf("all are %s, alike are %v and %v", ids, live.Ambiguous("Source/A"), live.Ambiguous("Source/B"))
	}
	if live.Pin("Source", "1"); live.Find("Source/A").ID != "1" || live.ByID("Source", "2") == nil {
		t.Error("the pinned one is not found by the key, or the other one not by its id")
	}
}

func TestObjectsWithoutIDsAreTheSameWhereTheyAreEqual(t *testing.T) {
	kind := shipped(t).Find("ProvisioningPolicy")
	live := state.NewLive()
	for _, name := range []string{"one", "one", "two"} {
		live.Add(&state.Object{Key: "ProvisioningPolicy/A/CREATE", Kind: kind, Value: map[string]any{"name": name}})
	}
	if several := live.Ambiguous("ProvisioningPolicy/A/CREATE"); len(several) != 2 {
		t.Errorf("%d of them are told apart, want 2", len(several))
	}
}
