package documents

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit/authored"
)

// tidyText formats a text without problems.
func tidyText(t rapid.TB, text string) string {
	t.Helper()
	known, err := readKinds()
	if err != nil {
		t.Fatal(err)
	}
	got := Tidy("a.yaml", []byte(text), known, Options{})
	if len(got.Problems) > 0 {
		t.Fatalf("%v in\n%s", got.Problems, text)
	}
	return string(got.After)
}

func TestFormattingAnExportChangesNothing(t *testing.T) {
	schema, source := declare(t, "Schema", nil, "HR", "account"), declare(t, "Source", nil, "HR")
	rapid.Check(t, func(t *rapid.T) {
		for _, d := range []Exported{schema, source} {
			document := *d.Document
			document.Spec = generic(specs().Draw(t, "spec")).(map[string]any)
			text, err := Format(Exported{Document: &document}, "a.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if got := tidyText(t, string(text)); got != string(text) {
				t.Fatalf("got\n%s\nwant\n%s", got, text)
			}
		}
	})
}

// TestLawsOfFormatting draws documents in all layouts: formatting keeps what they say,
// their comments, anchors and tags, and formatting them again changes nothing.
func TestLawsOfFormatting(t *testing.T) {
	heads := []string{"kind: Transform\nname: X\nspec:\n", "name: X\nkind: Source\n\nspec:  # comment 0.\n", "spec:\n"}
	rapid.Check(t, func(t *rapid.T) {
		head := rapid.SampledFrom(heads).Draw(t, "head")
		text := authored.Below(t, head)
		if head == "spec:\n" {
			text = strings.TrimRight(text, "\r\n") + "\nkind: Source\n# comment 00.\nname: X\n"
		}
		if _, ok := loadedFrom([]byte(text)); !ok {
			t.Skip("not YAML, or not ours")
		}
		got := tidyText(t, text)
		before, _ := loadedFrom([]byte(text))
		if after, ok := loadedFrom([]byte(got)); !ok || !jsonvalue.Equal(before, after) {
			t.Fatalf("from\n%s\ngot\n%s", text, got)
		}
		if was, is := authored.Comments(text), authored.Comments(got); !sameTexts(was, is) {
			t.Fatalf("from\n%s\ngot\n%s\ncomments %v, then %v", text, got, was, is)
		}
		if again := tidyText(t, got); again != got {
			t.Fatalf("from\n%s\ngot\n%s\nthen\n%s", text, got, again)
		}
	})
}

func sameTexts(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func TestFormattingOneThing(t *testing.T) {
	const head = "kind: Source\nname: X\nspec:\n  connectorAttributes:\n"
	for name, c := range map[string]struct{ text, want string }{
		"alias after its anchor":  {head + "    z: &a 1\n    b: *a\n    c: 2\n", head + "    c: 2\n    z: &a 1\n    b: *a\n"},
		"anchor given twice":      {head + "    z: &a 1\n    y: *a\n    x: &a 2\n    b: *a\n", head + "    z: &a 1\n    \"y\": *a\n    x: &a 2\n    b: *a\n"},
		"kept line ends":          {head + "    a: |+\n      x\n\n    b: |2\n        y\n", head + "    a: |+\n      x\n\n    b: |2\n        y\n"},
		"blank lines of the text": {head + "    b: >+\n      x\n\n    # c\n    a: 1\n", head + "    # c\n    a: 1\n    b: >+\n      x\n\n"},
		"windows":                 {"\ufeffkind: Source\r\nname: 'X'\r\nspec: {}  # a\r\n", "\ufeffkind: Source\r\nname: X\r\nspec: {}  # a\r\n"},
		"markers":                 {"# a\n\n\n--- # b\nkind: Source\nname:  X\n...\n# c\n", "# a\n\n--- # b\nkind: Source\nname: X\n...\n# c\n"},
		"question mark":           {"? kind\n: Source\n? name\n: X\n", "kind: Source\nname: X\n"},
		"braces":                  {"{name: X, kind: Source}", "kind: Source\nname: X\n"},
		"comments alone":          {"# a\n\n\n\n# b  \n\n", "# a\n\n# b\n"},
		"tags":                    {head + "    a: !!str 5\n    b: !plain   token\n    c: &x !!int 5\n", head + "    a: !!str \"5\"\n    b: !plain token\n    c: &x !!int 5\n"},
		"hash in a text":          {head + "    a: x#y\n    b: '# c'\n    c: a\n     b  # d\n", head + "    a: x#y\n    b: \"# c\"\n    c: a b  # d\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tidyText(t, c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAFileThatIsTooLargeIsLeftAlone(t *testing.T) {
	known, err := readKinds()
	if err != nil {
		t.Fatal(err)
	}
	got := Tidy("a.yaml", []byte("kind: Source\nname:  X\n"), known, Options{Limits: Limits{File: 10}})
	if len(got.Problems) != 1 || got.Changed() {
		t.Errorf("%+v", got)
	}
	deep := "kind: Source\nname: X\nspec: " + strings.Repeat("[", 2000) + strings.Repeat("]", 2000)
	if got = Tidy("a.yaml", []byte(deep), known, Options{}); len(got.Problems) != 1 || got.Changed() {
		t.Errorf("%+v", got.Problems)
	}
}
