package registry

import "testing"

func TestPlural(t *testing.T) {
	for words, want := range map[string]string{
		"saved-search": "saved-searches", "sod policy": "sod policies", "schema": "schemas", "password-policies": "password-policies",
		"access-model-metadata": "access-model-metadata", "box": "boxes", "from-address": "from-addresses",
	} {
		if got := Plural(words); got != want {
			t.Errorf("Plural(%q) is %q, want %q", words, got, want)
		}
	}
}
