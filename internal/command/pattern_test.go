package command

import (
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func TestAGlobThatFitsNoKeyIsRefused(t *testing.T) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	d := &directory{kinds: kinds}
	tests := []struct {
		pattern string
		fits    bool
	}{
		{"*", true},
		{"Source/*", true},
		{"Source/Old Feed", true},
		{"S*/Old Feed", true},
		{"*/Old Feed", true},
		{"Schema/*", true},
		{"Schema/Old Feed/*", true},
		{"**", true},
		{"Schema/**", true},
		{"**/account", true},
		{"Sourc?/Old Feed", true},
		{"[ST]ource/Old [Ff]eed", true},
		{"Source/Old [Feed", true},
		{"", false},
		{"Source/", false},
		{"Source//", false},
		{"Source/Old Feed/**", false},
		{"bogus", false},
		{"Source", false},
		{"Schema/Old Feed", false},
		{"Source/Old Feed/*", false},
		{"Identity/william.wilson", false},
	}
	for _, tt := range tests {
		t.Run(tt.pattern, func(t *testing.T) {
			if _, err := d.patterns("--allow-delete", []string{tt.pattern}); (err == nil) != tt.fits {
				t.Errorf("got %v, want it to fit: %t", err, tt.fits)
			}
		})
	}
}
