package documents

import (
	"fmt"
	"strings"
	"testing"

	"isc-sync/state"
)

func TestLimits(t *testing.T) {
	const head = "kind: Source\nname: A\nspec:\n  connectorAttributes:\n    a: "
	bomb := "kind: Source\nname: A\nx-0: &x0 [a, a]\n"
	merges := "kind: Source\nname: A\nx-0: &x0 {a: b}\n"
	for i := range 40 {
		bomb += fmt.Sprintf("x-%d: &x%d [*x%d, *x%d]\n", i+1, i+1, i, i)
		merges += fmt.Sprintf("x-%d: &x%d {<<: [*x%d, *x%d]}\n", i+1, i+1, i, i)
	}
	cases := []struct {
		name, want string
		limits     Limits
		files      map[string]string
	}{
		{"a file is too large", "a.yaml: the file has more than 10 bytes", Limits{File: 10}, map[string]string{"a.yaml": contract}},
		{"a text file is too large", "the file has more than 100 bytes", Limits{Total: 100}, map[string]string{"a.yaml": head + "!file t\n", "t": strings.Repeat("x", 101)}},
		{"all files are too large", "b.yaml: the files together have more than 900 bytes", Limits{Total: 900}, map[string]string{"a.yaml": contract, "b.yaml": contract}},
		{"values nest too deep", "values nest more than 20 levels deep", Limits{Depth: 20}, map[string]string{"a.yaml": head + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\n"}},
		{"values nest too deep for the parser", "exceeded max depth", Limits{}, map[string]string{"a.yaml": head + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "\n"}},
		{"there are too many documents", "a.yaml:13:1: there are more than 1 documents", Limits{Documents: 1}, map[string]string{"a.yaml": contract}},
		{"aliases of aliases stand for too many values", "more than 1000 values once aliases are followed", Limits{Values: 1000}, map[string]string{"a.yaml": bomb + "spec: {}\n"}},
		{"merges of merges stand for too many values", "more than 1000 values once aliases are followed", Limits{Values: 1000}, map[string]string{"a.yaml": merges + "spec: {}\n"}},
		{"variables stand for too many values", "more than 30 values once aliases are followed", Limits{Values: 30}, map[string]string{"isc-sync.yaml": "vars: {v: [1,2,3,4,5,6,7,8]}", "a.yaml": head + "[!var v, !var v]"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadTree(t, c.files, Options{Limits: c.limits})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Load = %v, want %q", err, c.want)
			}
			if err != nil && strings.Count(err.Error(), c.want) != 1 {
				t.Errorf("the problem is told more than once: %v", err)
			}
		})
	}
}

func TestADocumentThatIsTooHeavyKeepsNoOtherFromBeingRead(t *testing.T) {
	bomb := "x-0: &x0 [a, a]\n"
	for i := range 40 {
		bomb += fmt.Sprintf("x-%d: &x%d [*x%d, *x%d]\n", i+1, i+1, i, i)
	}
	_, err := loadTree(t, map[string]string{
		"a.yaml": bomb, "b.yaml": contract + "---\n" + bomb + "---\nkind: Sorce\n", "c.yaml": "name: A\n",
	}, Options{})
	for _, want := range []string{
		"a.yaml:1:1: the document holds more than 5000000 values", "b.yaml:28:1: the document holds more than 5000000 values",
		`no kind is called "Sorce"`, "c.yaml:1:1: ",
	} {
		if err == nil || strings.Count(err.Error(), want) != 1 {
			t.Errorf("Load = %v, want %q once", err, want)
		}
	}
}

func TestAnAliasWeighsAsMuchAsItsAnchor(t *testing.T) {
	tests := []struct {
		name, text string
		weight     int
	}{
		{"a scalar", "a", 1},
		{"keys count nothing", "{a: 1, b: [1, 2]}", 5},
		{"an alias counts with its target", "[&a [1, 2], *a]", 8},
		{"an alias inside its own anchor", "&a [*a]", 2},
		{"a merge", "[&a {x: 1}, {<<: *a}]", 7},
		{"counting ends", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", 11},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, flaw := parse(chunk{text: []byte(tt.text)})
			if flaw != nil {
				t.Fatal(flaw.text)
			}
			if got := newScale(10).weigh(root); got != tt.weight {
				t.Errorf("it weighs %d, want %d", got, tt.weight)
			}
		})
	}
}

func TestUsualLimits(t *testing.T) {
	want := Limits{File: 16 << 20, Total: 256 << 20, Depth: 1000, Values: 5_000_000, Documents: 50_000, Problems: 1000}
	if got := (Limits{}).orDefault(); got != want {
		t.Errorf("the usual limits are %+v, want %+v", got, want)
	}
}

func TestTextsThatNoReaderAgreesOn(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"another encoding", "a: \xff", "a.yaml:1:4: the file is not UTF-8"},
		{"UTF-16", "\xff\xfea\x00", "a.yaml:1:1: the file is not UTF-8"},
		{"a null character", "a: b\nc: \x00", "a.yaml:2:4: the control character U+0000 is not allowed"},
		{"a line separator", "a: é\u2028", "a.yaml:1:5: the line separator U+2028"},
		{"a lone carriage return", "a: b\rc: d", "a.yaml:1:5: a carriage return has no line feed after it"},
		{"a byte order mark inside", "a: b\ufeff", "a.yaml:1:5: a byte order mark is inside the file"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadTree(t, map[string]string{"a.yaml": c.text}, Options{})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("Load = %v, want %q", err, c.want)
			}
		})
	}
}

func TestStreamsInWindowsManner(t *testing.T) {
	set := mustLoad(t, map[string]string{"a.yaml": "\ufeff" + strings.ReplaceAll(contract, "\n", "\r\n")})
	if len(set.Documents) != 3 {
		t.Errorf("%d documents, want 3", len(set.Documents))
	}
}

func TestDirectivesBelongToTheDocumentBelow(t *testing.T) {
	set := mustLoad(t, map[string]string{"a.yaml": "%YAML 1.1\n# x\n---\nkind: Source\nname: A\nspec: {}\n...\n---\nkind: Source\nname: B\nspec: {}\n"})
	if len(set.Documents) != 2 || set.Documents[1].Line != 9 {
		t.Errorf("the documents are %v", set.Documents)
	}
}

func TestProblemsAreCountedAfterTheFirst(t *testing.T) {
	for name, text := range map[string]string{
		"the same key":  "kind: Source\nname: A\nspec: {" + strings.Repeat("a: 1, ", 5001) + "}\n",
		"unknown keys":  "kind: Source\nname: A\nspec: {" + eachOf(5000, "unknown%d: 1, ") + "}\n",
		"bad documents": strings.Repeat("---\nname: A\n", 5000),
	} {
		_, err := loadTree(t, map[string]string{"a.yaml": text}, Options{Limits: Limits{Problems: 100}})
		problems, _ := state.AsProblems(err)
		if len(problems) != 101 || !strings.Contains(err.Error(), "4900 more problems are not listed, from here on") &&
			!strings.Contains(err.Error(), "4901 more problems are not listed, from here on") {
			t.Errorf("%s: %d problems: %.2000s", name, len(problems), err)
		}
	}
}

func eachOf(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}
