package tenant

import "testing"

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
