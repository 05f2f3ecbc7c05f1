package repository

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	// cited finds a citation such as (API: Paging) or (API: Paging; Filters).
	cited = regexp.MustCompile(`\(API:([^)]*)\)`)
	// byNumber finds a citation of the numbered list that came before docs/API.md.
	byNumber = regexp.MustCompile(`(?i)\bfacts? \d+(\.\d+)*`)
	// lineBreak is where a comment or a paragraph goes on in the next line.
	lineBreak = regexp.MustCompile(`\s*\n[ \t]*(//)?\s*`)
)

// wrongCitations says what is wrong with the citations of a text.
func wrongCitations(text string, headings []string) []string {
	wrong := byNumber.FindAllString(lineBreak.ReplaceAllString(text, " "), -1)
	for _, name := range citedIn(text) {
		if !slices.Contains(headings, name) {
			wrong = append(wrong, name)
		}
	}
	return wrong
}

// citedIn are the headings that a text cites, also across lines.
func citedIn(text string) []string {
	var names []string
	for _, c := range cited.FindAllStringSubmatch(lineBreak.ReplaceAllString(text, " "), -1) {
		for name := range strings.SplitSeq(c[1], ";") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// TestCitationsNameHeadingsOfTheAPIFacts keeps the citations of facts about the
// API in step with the headings in docs/api.
func TestCitationsNameHeadingsOfTheAPIFacts(t *testing.T) {
	atTheTop(t)
	known, found := headings(t), 0
	for _, path := range textsWithCitations(t) {
		text := readText(t, path)
		found += len(citedIn(text))
		for _, citation := range wrongCitations(text, known) {
			t.Errorf("%s cites %q, which is not a heading in %s", path, citation, factsFolder)
		}
	}
	if found < 100 {
		t.Errorf("found %d citations, want at least 100", found)
	}
}

func TestWrongCitationsAreFound(t *testing.T) {
	known := []string{"Paging", "JSON Patch"}
	for text, want := range map[string]int{
		"// It pages (API: Paging).":                  0,
		"// It pages (API:\n\t// Paging; JSON Patch)": 0,
		"// It patches (API: JSON\n// Patch).":        0,
		"// It pages (API: Pages; JSON Patch).":       1,
		"// It pages (API: ).":                        1,
		"// It pages (fact" + "s\n// 2.2).":           1,
		"// Fact" + "s 11: it pages.":                 1,
	} {
		if wrong := wrongCitations(text, known); len(wrong) != want {
			t.Errorf("%q: found %q, want %d", text, wrong, want)
		}
	}
}

// textsWithCitations are all files in which a citation may be.
func textsWithCitations(t *testing.T) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return filepath.SkipDir
		case slices.Contains([]string{".go", ".md", ".json", ".txtar"}, filepath.Ext(path)):
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(found, func(path string) bool { return filepath.Base(path) == "citation_test.go" })
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
