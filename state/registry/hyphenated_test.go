package registry

import "testing"

func TestPlural(t *testing.T) {
	for words, want := range map[string]string{
		"saved-search": "saved-searches", "sod policy": "sod policies", "schema": "schemas", "password-policies": "password-policies",
		"access-model-metadata": "access-model-metadata", "privilege-criteria": "privilege-criteria", "box": "boxes", "from-address": "from-addresses",
	} {
		if got := Plural(words); got != want {
			t.Errorf("Plural(%q) is %q, want %q", words, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"Source": "source", "ProvisioningPolicy": "provisioning policy", "SodPolicySchedule": "SOD policy schedule", "SodaUrl": "soda URL",
	} {
		if got := Words(name); got != want {
			t.Errorf("Words(%q) is %q, want %q", name, got, want)
		}
	}
}
