package engine

import (
	"testing"

	"isc-sync/state/registry"
)

func TestKindsAreNamedInWords(t *testing.T) {
	for kind, want := range map[string]string{
		"Source": "sources", "GovernanceGroup": "governance groups", "PasswordPolicy": "password policies",
	} {
		if got := registry.Plural(words(kind)); got != want {
			t.Errorf("%s is %q, want %q", kind, got, want)
		}
	}
}
