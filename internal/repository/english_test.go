package repository

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestPhrasesDoNotComeBack fails for a phrase of the list in a comment, a string,
// a description of a schema or a document.
func TestPhrasesDoNotComeBack(t *testing.T) {
	atTheTop(t)
	found := map[string][]string{}
	for _, text := range texts(t) {
		unit := unitOf(text.path)
		for _, complaint := range complaints(text.text) {
			found[unit] = append(found[unit], fmt.Sprintf("%s:%d: %s", text.path, text.line, complaint))
		}
	}
	for unit, all := range found {
		t.Errorf("%s has phrases that do not belong here:\n%s", unit, strings.Join(all, "\n"))
	}
}

func TestPhrasesAreFound(t *testing.T) {
	for text, want := range map[string]int{
		"Match reports whether key matches.":         0,
		"Match tells whether key matches.":           1,
		"It is no map.":                              1,
		"There is no map, and it is no longer here.": 0,
		"It tells a from b.":                         1,
		"NOBODY and somebody's":                      2,
		"It\n\tstands\n\there":                       1,
		`It returns "" where it failed.`:             1,
		"It is one, too.":                            1,
		"It is too long, too much.":                  0,
	} {
		if got := complaints(text); len(got) != want {
			t.Errorf("%q: found %q, want %d", text, got, want)
		}
	}
}

// unitOf returns the unit of a report: a package, a directory or a document.
func unitOf(name string) string {
	if dir := path.Dir(name); dir != "docs" && dir != "." {
		return dir
	}
	return name
}

// text is something that a reader of the repository meets.
type text struct {
	path string
	line int
	text string
}

// texts returns the comments and strings of all Go files that are not tests, the
// schemas that are not generated, and the documents.
func texts(t *testing.T) []text {
	t.Helper()
	var found []text
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		name = filepath.ToSlash(name)
		switch {
		case err != nil || d.IsDir():
			return err
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			found = append(found, inGo(t, name)...)
		case path.Ext(name) == ".md" && name != "CHANGELOG.md", path.Dir(name) != "schemas/documents" && strings.HasPrefix(name, "schemas/") && path.Ext(name) == ".json":
			found = append(found, inLines(t, name)...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// inGo returns the comments and strings of a Go file.
func inGo(t *testing.T, name string) []text {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []text
	for _, group := range parsed.Comments {
		found = append(found, text{name, files.Position(group.Pos()).Line, group.Text()})
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if value, err := strconv.Unquote(lit.Value); err == nil {
				found = append(found, text{name, files.Position(lit.Pos()).Line, value})
			}
		}
		return true
	})
	return found
}

// inLines returns the paragraphs of a document, or the lines of a JSON file. What the
// manual shows of the sample tenant is not ours to word: blocks of a console, and of YAML
// that goes into a file, are left out.
func inLines(t *testing.T, name string) []text {
	t.Helper()
	var found []text
	ended, sample := true, false
	for i, line := range strings.Split(readText(t, name), "\n") {
		if sample || strings.HasPrefix(line, "```console") || strings.HasPrefix(line, "```yaml ") {
			sample, ended = !sample || line != "```", true
			continue
		}
		if ended || path.Ext(name) == ".json" {
			found = append(found, text{path: name, line: i + 1})
		}
		last := &found[len(found)-1]
		last.text += line + "\n"
		ended = strings.TrimSpace(line) == "" || strings.HasPrefix(line, "|")
	}
	return found
}
