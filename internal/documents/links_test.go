package documents_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/documents"
	"isc-sync/internal/tenanttest"
)

func TestNamesThatTheParentLacksAreWarnedOf(t *testing.T) {
	const row = "kind: Row\norchard: East\nname: r\nspec: {crop: crop:aple}\n---\n"
	tests := []struct{ name, text, want string }{
		{"no document of the parent", row, ""},
		{"one that does not say", row + "kind: Orchard\nname: East\nspec: {}\n", ""},
		{"one that has it", row + "kind: Orchard\nname: East\nspec: {crops: [{name: aple}]}\n", ""},
		{"one that lacks it", row + "kind: Orchard\nname: East\nspec: {crops: [{name: plum}]}\n", "d.yaml:4:14: Row/East/r#/crop: Orchard/East has no crop \"aple\", and the tenant may refuse it\n  hint: add it to the crops of Orchard/East first"},
		{"one that has a similar one", row + "kind: Orchard\nname: East\nspec: {crops: [{name: apple}]}\n", "hint: did you mean \"apple\"?"},
		{"what is not its name", strings.Replace(row, "crop:aple", "plum", 1) + "kind: Orchard\nname: East\nspec: {crops: []}\n", ""},
	}
	kinds, schemas := tenanttest.MadeUp(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			text := strings.TrimSuffix(tt.text, "---\n")
			if err := os.WriteFile(filepath.Join(dir, "d.yaml"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			set, err := documents.Load(dir, kinds, schemas, documents.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(set.Warnings) > 0 {
				got = set.Warnings.Error()
			}
			if (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
				t.Errorf("warned of %q, want %q", got, tt.want)
			}
		})
	}
}
