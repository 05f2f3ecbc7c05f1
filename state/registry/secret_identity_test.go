package registry_test

import (
	"encoding/json"
	"os"
	"testing"

	"isc-sync/state/registry"
)

// TestWhatIdentifiesAnElementWithASecret asks a made-up kind.
func TestWhatIdentifiesAnElementWithASecret(t *testing.T) {
	kinds, err := registry.Read(os.DirFS("testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	rule := kinds.Find("Orchard").SecretRule("/tools/sheds")
	if rule == nil || kinds.Find("Orchard").SecretRule("/bees") != nil {
		t.Fatal("the rule holds below tools, and only there")
	}
	tests := []struct {
		name string
		v    any
		want bool
	}{
		{"owner", "ann", true},
		{"owner", "", false},
		{"owner", nil, false},
		{"depth", "12.5", false},
		{"locked", "True", false},
		{"address", "10.0.0.1", true},
		{"owner", "NaN", true},
		{"depth", json.Number("3"), false},
		{"Number", json.Number("3"), true},
		{"number", "3", true},
	}
	for _, tt := range tests {
		if got := rule.Identifies(tt.name, tt.v); got != tt.want {
			t.Errorf("Identifies(%q, %v) = %t", tt.name, tt.v, got)
		}
	}
	if !rule.Adjusts("Colour") || rule.Adjusts("owner") {
		t.Error("colour adjusts, owner does not")
	}
}
