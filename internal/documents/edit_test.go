package documents

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
	"isc-sync/state"
)

// TestLawOfEditing edits what was written for one spec until it says another.
func TestLawOfEditing(t *testing.T) {
	schema := declare(t, "Schema", nil, "HR", "account")
	rapid.Check(t, func(t *rapid.T) {
		from, _ := generic(specs().Draw(t, "from")).(map[string]any)
		to, _ := generic(specs().Draw(t, "to")).(map[string]any)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{"attributes", "owner", "any"}), 0, 2).Draw(t, "same") {
			to[key] = from[key]
		}
		document := *schema.Document
		document.Spec, document.Position = from, state.Position{File: "a.yaml", Line: 1}
		d := Exported{Document: &document}
		text, err := Format(d, "a.yaml")
		if err != nil {
			t.Skip("not Unicode")
		}
		if _, ok := invalidText(to, ""); !ok {
			t.Skip("not Unicode")
		}
		edited, err := EditFile(text, []Edit{{Document: d.Document, Spec: func(map[string]any) map[string]any { return to }}})
		if err != nil {
			t.Fatalf("%v\n%s\nwant %#v", err, text, to)
		}
		if got, _ := readBack(t, string(edited)); !jsonvalue.Equal(any(got), any(to)) {
			t.Fatalf("from\n%s\ngot\n%s\nwant %v", text, edited, to)
		}
	})
}

func TestAnOverlayIsReadAsIfItWereThere(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.yaml": "kind: Transform\nname: A\nspec: {type: upper}\n", "b.yaml": "kind: Transform\nname: B\nspec: {type: upper}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := LoadWith(dir, map[string][]byte{
		"a.yaml":         nil,
		"b.yaml":         []byte("kind: Transform\nname: B2\nspec: {type: static, attributes: {value: !file c/text.txt}}\n"),
		"new/deep/c.yml": []byte("kind: Transform\nname: C\nspec: {type: lower}\n"),
		"c/text.txt":     []byte("text"),
	}, kinds(t), schemas.FS, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, d := range set.Documents {
		keys = append(keys, string(d.Key))
	}
	if got := strings.Join(keys, " "); got != "Transform/B2 Transform/C" {
		t.Errorf("read %s", got)
	}
}
