package tenant

import (
	"slices"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func TestAListOfUsesOfAllTypesSaysWhatUsesAnObject(t *testing.T) {
	rule := &registry.Preflight{Refuse: []jsonvalue.Pointer{""}, Item: "/of"}
	var h state.Holdings
	body := `[{"of": {"type": "OLD_MILL", "id": "m1", "name": "North"}, "as": "Owner"}, {"of": {"type": "PRESS", "id": "p1"}}]`
	if err := describeHoldings(&h, rule, []byte(body)); err != nil {
		t.Fatal(err)
	}
	if want := []string{`the old mill "North" uses it`, `the press "p1" uses it`}; !slices.Equal(h.Refuse, want) || h.Unread != "" {
		t.Errorf("got %q, %q", h.Refuse, h.Unread)
	}
	if err := describeHoldings(&h, rule, []byte(`{}`)); err == nil {
		t.Error("an object was taken for a list")
	}
	if err := describeHoldings(&h, &registry.Preflight{}, []byte(`[]`)); err == nil {
		t.Error("a list was taken for an object")
	}
}

func TestThingsAreCalledByWords(t *testing.T) {
	tests := []struct{ member, want string }{
		{"identityProfiles", "identity profile"},
		{"dependentCustomTransforms", "custom transform"},
		{"dependentApps", "app"},
		{"missingDependents", "dependent"},
		{"sourceAttributes", "source attribute"},
		{"s", ""},
	}
	for _, tt := range tests {
		t.Run(tt.member, func(t *testing.T) {
			if got := thing(tt.member); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
