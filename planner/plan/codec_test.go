package plan

import (
	"errors"
	"strings"
	"testing"
)

func TestAFileThatIsNotTheSavedPlanIsRefusedForWhatItIs(t *testing.T) {
	saved := string((&Plan{Tenant: "acme", APIVersion: "v2025"}).Encode())
	tests := []struct {
		name, data string
		want       error
	}{
		{"the plan", saved, nil},
		{"the plan, laid out in another way", strings.ReplaceAll(saved, "\n", " "), nil},
		{"cut", saved[:len(saved)-20], ErrAltered},
		{"cut to nothing", "", ErrAltered},
		{"with something behind it", saved + "x", ErrAltered},
		{"twice", saved + saved, ErrAltered},
		{"without its digest", strings.Replace(saved, `"digest"`, `"x"`, 1), ErrAltered},
		{"with a digest that is no text", strings.Replace(saved, `"digest": "`, `"digest": 1, "x": "`, 1), ErrAltered},
		{"for another tenant", strings.Replace(saved, "acme", "other", 1), ErrAltered},
		{"without its changes", strings.Replace(saved, `"changes": []`, `"changes": null`, 1), ErrAltered},
		{"without its format version", strings.Replace(saved, `"formatVersion": 1`, `"x": 1`, 1), ErrAltered},
		{"with a format version that is no number", strings.Replace(saved, `"formatVersion": 1`, `"formatVersion": "1"`, 1), ErrAltered},
		{"of another program", strings.Replace(saved, `"formatVersion": 1`, `"formatVersion": 2`, 1), ErrFormatVersion},
		{"some other JSON", `{"sources": []}`, ErrNotAPlan},
		{"some text", "kind: Source\n", ErrNotAPlan},
		{"a list", `[]`, ErrNotAPlan},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Decode([]byte(tt.data)); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}
