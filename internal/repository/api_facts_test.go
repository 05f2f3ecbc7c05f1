package repository

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const factsFile = "docs/API.md"

var (
	heading  = regexp.MustCompile(`(?m)^## (.+)$`)
	factRow  = regexp.MustCompile(`(?m)^\| (.+) \| (.+) \| (.+) \|$`)
	kindFile = regexp.MustCompile("`(schemas/[a-z-]+\\.json)`")
)

// headings are those below which docs/API.md has facts.
func headings(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, h := range heading.FindAllStringSubmatch(readText(t, factsFile), -1) {
		if slices.Contains(all, h[1]) {
			t.Errorf("%s has the heading %q twice", factsFile, h[1])
		}
		all = append(all, h[1])
	}
	if len(all) < 25 {
		t.Fatalf("found %d headings in %s, want at least 25", len(all), factsFile)
	}
	return all
}

// TestFactsBehindCitationsHaveACertainty also fails for a heading without facts.
func TestFactsBehindCitationsHaveACertainty(t *testing.T) {
	certainties := []string{"documented", "observed", "inferred"}
	for name, body := range sectionsOfFacts(t) {
		facts := 0
		for _, row := range factRow.FindAllStringSubmatch(body, -1) {
			if row[1] == "fact" || strings.HasPrefix(row[1], "---") {
				continue
			}
			facts++
			if !slices.Contains(certainties, row[2]) {
				t.Errorf("%s, %s: %q is %q, want one of %v", factsFile, name, row[1], row[2], certainties)
			}
		}
		if facts == 0 {
			t.Errorf("%s, %s: there are no facts", factsFile, name)
		}
	}
}

// TestFactsBehindCitationsCoverEveryKind holds that docs/API.md names each kind's
// file where it has the facts behind it: comments cannot cite from JSON.
func TestFactsBehindCitationsCoverEveryKind(t *testing.T) {
	named := map[string]bool{}
	for _, m := range kindFile.FindAllStringSubmatch(readText(t, factsFile), -1) {
		named[m[1]] = true
		if _, err := os.Stat(m[1]); err != nil {
			t.Errorf("%s names %s, which does not exist", factsFile, m[1])
		}
	}
	files, err := filepath.Glob("schemas/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.Contains(readText(t, file), `"x-kind"`) && !named[filepath.ToSlash(file)] {
			t.Errorf("%s does not say what %s relies on", factsFile, file)
		}
	}
}

// TestFactsBehindCitationsAreReliedOn fails for a heading that neither code cites
// nor names a kind's file.
func TestFactsBehindCitationsAreReliedOn(t *testing.T) {
	used := map[string]bool{}
	for _, path := range textsWithCitations(t) {
		for _, name := range citedIn(readText(t, path)) {
			used[name] = used[name] || filepath.Ext(path) == ".go"
		}
	}
	for name, body := range sectionsOfFacts(t) {
		if !used[name] && !kindFile.MatchString(body) {
			t.Errorf("%s, %s: no code cites it", factsFile, name)
		}
	}
}

// sectionsOfFacts are the texts below the headings of docs/API.md.
func sectionsOfFacts(t *testing.T) map[string]string {
	t.Helper()
	sections := map[string]string{}
	for _, part := range strings.Split(readText(t, factsFile), "\n## ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		sections[name] = body
	}
	return sections
}
