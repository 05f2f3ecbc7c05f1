package state

import (
	"os"
	"testing"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// TestIgnoreRuleFitsInAKind asks a made-up kind.
func TestIgnoreRuleFitsInAKind(t *testing.T) {
	kinds, err := registry.Read(os.DirFS("registry/testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		at   jsonvalue.Pointer
		want IgnoreFit
	}{
		{"/area", IgnoresField},
		{"/ar*", IgnoresField},
		{"/aera", IgnoresNothing},
		{"/area/x", IgnoresNothing},
		{"/bees", IgnoresField},
		{"/bees/0", IgnoresElement},
		{"/bees/*", IgnoresElement},
		{"/bees/-", IgnoresElement},
		{"/tools/rake", IgnoresField},
		{"/tools/7", IgnoresField}, // a key of the map
		{"/tools/sheds/0", IgnoresElement},
		{"/tools/sheds/*/door", IgnoresField},
		{"/tools/sheds/?/door", IgnoresElement},
		{"/tools/sheds/[0-9]/door", IgnoresElement},
		{"/tools/sheds/-", IgnoresElement},
		{"/tools/sheds/100", IgnoresElement},
	}
	for _, tt := range tests {
		if got := (IgnoreRule{Pointer: tt.at}).FitIn(kinds.Find("Orchard")); got != tt.want {
			t.Errorf("%s fits as %d, want %d", tt.at, got, tt.want)
		}
	}
}

func TestIgnoreRuleFindsFields(t *testing.T) {
	value := map[string]any{"map": map[string]any{"aToken": 1}, "list": []any{map[string]any{"x": 1}}}
	for at, want := range map[jsonvalue.Pointer]bool{
		"/map/*Token": true, "/map/bToken": false, "/list/*/x": true, "/list/*/y": false, "/list/0": false, "/list/*": false, "/map/aToken/x": false,
	} {
		if got := (IgnoreRule{Pointer: at}).Finds(value); got != want {
			t.Errorf("%s: found %t, want %t", at, got, want)
		}
	}
}
