package documents

import (
	"fmt"
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

// TestEachDocumentOfAFileIsEditedAlone draws files of documents that begin and end in all
// ways, and edits one of them: the bytes of the others stay.
func TestEachDocumentOfAFileIsEditedAlone(t *testing.T) {
	forms := []string{
		"---\nkind: Transform\nname: T%d\nspec: {type: upper}\n", "--- {kind: Transform, name: T%d, spec: {type: upper}}\n",
		"--- # about it\nkind: Transform\nname: T%d\nspec:\n  type: upper\n...\n", "--- {kind: Transform, name: T%d,\n  spec: {type: upper}}\n# behind\n",
		"---\t{kind: Transform, name: T%d, spec: {type: upper}}\r\n...\n", "---\n# none\n",
	}
	known := kinds(t)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom(forms), 2, 5).Draw(t, "forms")
		for i, form := range texts {
			texts[i] = strings.ReplaceAll(form, "%d", fmt.Sprint(i))
		}
		texts[0] = rapid.SampledFrom([]string{"", "\ufeff", "# above\n", "\n\n"}).Draw(t, "head") + texts[0]
		if rapid.Bool().Draw(t, "no line end") {
			texts[len(texts)-1] = strings.TrimRight(texts[len(texts)-1], "\r\n")
		}
		at := rapid.IntRange(0, len(texts)-1).Draw(t, "which")
		if strings.HasSuffix(strings.TrimSpace(texts[at]), "# none") {
			t.Skip("no document")
		}
		before := strings.Join(texts, "")
		set, err := load(tree(map[string]string{"a.yaml": before}), known, schemas.FS, Options{})
		if err != nil {
			t.Fatal(err)
		}
		document := set.Documents.Find(state.Key(fmt.Sprintf("Transform/T%d", at)))
		edited, err := EditFile([]byte(before), []Edit{{Document: document, Spec: func(map[string]any) map[string]any { return map[string]any{"type": "lower"} }}})
		if err != nil {
			t.Fatalf("%v\n%s", err, before)
		}
		texts[at] = strings.Replace(texts[at], "upper", "lower", 1)
		if want := strings.Join(texts, ""); string(edited) != want {
			t.Fatalf("from\n%s\ngot\n%s\nwant\n%s", before, edited, want)
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

// TestTheHeaderOfAFileStaysWithoutItsFirstDocument takes the first document out of files.
func TestTheHeaderOfAFileStaysWithoutItsFirstDocument(t *testing.T) {
	first := declare(t, "Transform", nil, "A").Document
	const a, b = "kind: Transform\nname: A\nspec: {type: upper}\n", "kind: Transform\nname: B\nspec: {type: upper}\n"
	for _, c := range []struct{ name, above, between, want string }{
		{"no header", "", "---\n", "---\n" + b},
		{"divided by a blank line", "# ours\n\n# about A\n", "---\n", "# ours\n\n---\n" + b},
		{"divided by a marker", "# ours\n---\n# about A\n", "---\n", "# ours\n---\n" + b},
		{"behind a marker", "---\n# ours\n\n", "---\n", "# ours\n\n---\n" + b},
		{"right above, and no other has one", "# ours\n", "---\n", "# ours\n---\n" + b},
		{"each has one", "# about A\n", "---\n# about B\n", "---\n# about B\n" + b},
		{"a header and each has one", "# ours\r\n\r\n# about A\n", "---\n# about B\n", "# ours\r\n\r\n---\n# about B\n" + b},
		{"behind a byte order mark", "\ufeff# ours\n", "---\n", "\ufeff# ours\n---\n" + b},
	} {
		document := *first
		document.Position = state.Position{File: "a.yaml", Line: strings.Count(c.above, "\n") + 1}
		got, err := EditFile([]byte(c.above+a+c.between+b), []Edit{{Document: &document, Remove: true}})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s (%v)", c.name, got, c.want, err)
		}
		if got, err = EditFile([]byte(c.above+a), []Edit{{Document: &document, Remove: true}}); err != nil || got != nil {
			t.Errorf("%s: of the only document %q stays (%v)", c.name, got, err)
		}
	}
}
