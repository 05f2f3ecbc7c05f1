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

// factsFile explains the facts and lists the parts, which are in factsFolder.
const (
	factsFile   = "docs/API.md"
	factsFolder = "docs/api"
)

var (
	heading  = regexp.MustCompile(`(?m)^## (.+)$`)
	factRow  = regexp.MustCompile(`(?m)^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$`)
	kindFile = regexp.MustCompile("`(schemas/[a-z/-]+\\.json)`")
)

// factParts are the files with facts. Each is listed in docs/API.md.
func factParts(t *testing.T) []string {
	t.Helper()
	parts, err := filepath.Glob(factsFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	list := readText(t, factsFile)
	for _, part := range parts {
		if name := filepath.Base(part); !strings.Contains(list, "["+name+"](api/"+name+")") {
			t.Errorf("%s does not list %s", factsFile, part)
		}
	}
	return parts
}

// headings are those below which a part has facts.
func headings(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, part := range factParts(t) {
		for _, h := range heading.FindAllStringSubmatch(readText(t, part), -1) {
			if slices.Contains(all, h[1]) {
				t.Errorf("%s has the heading %q a second time", part, h[1])
			}
			all = append(all, h[1])
		}
	}
	if len(all) < 25 {
		t.Fatalf("found %d headings in %s, want at least 25", len(all), factsFolder)
	}
	return all
}

// TestFactsBehindCitationsHaveACertainty also fails for a heading without facts.
func TestFactsBehindCitationsHaveACertainty(t *testing.T) {
	atTheTop(t)
	certainties := []string{"documented", "observed", "inferred"}
	for name, body := range sectionsOfFacts(t) {
		facts := 0
		for _, row := range factRow.FindAllStringSubmatch(body, -1) {
			if row[1] == "fact" || strings.HasPrefix(row[1], "---") {
				continue
			}
			facts++
			if !slices.Contains(certainties, row[2]) {
				t.Errorf("%s, %s: %q is %q, want one of %v", factsFolder, name, row[1], row[2], certainties)
			}
		}
		if facts == 0 {
			t.Errorf("%s, %s: there are no facts", factsFolder, name)
		}
	}
}

// TestFactsBehindCitationsCoverEveryKind requires that a part names each kind's
// file where it has the facts behind it: comments cannot cite from JSON.
func TestFactsBehindCitationsCoverEveryKind(t *testing.T) {
	atTheTop(t)
	named := map[string]bool{}
	for _, part := range factParts(t) {
		for _, m := range kindFile.FindAllStringSubmatch(readText(t, part), -1) {
			named[m[1]] = true
			if _, err := os.Stat(m[1]); err != nil {
				t.Errorf("%s names %s, which does not exist", part, m[1])
			}
		}
	}
	for _, file := range kindFiles(t) {
		if !named[file] {
			t.Errorf("%s does not say what %s relies on", factsFolder, file)
		}
	}
}

// kindFiles are the files below schemas that describe a kind.
func kindFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("schemas", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".json" && strings.Contains(readText(t, path), `"x-kind"`) {
			files = append(files, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil || len(files) < 20 {
		t.Fatalf("found %d files of kinds, want at least 20: %v", len(files), err)
	}
	return files
}

// TestFactsBehindCitationsAreReliedOn fails for a section that no code cites and
// that neither names a kind's file nor has endpoints, which a kind to come needs.
func TestFactsBehindCitationsAreReliedOn(t *testing.T) {
	atTheTop(t)
	used := map[string]bool{}
	for _, path := range textsWithCitations(t) {
		for _, name := range citedIn(readText(t, path)) {
			used[name] = used[name] || filepath.Ext(path) == ".go"
		}
	}
	for name, body := range sectionsOfFacts(t) {
		if !used[name] && !kindFile.MatchString(body) && !strings.Contains(body, "\n| endpoint |") {
			t.Errorf("%s, %s: no code cites it", factsFolder, name)
		}
	}
}

// sectionsOfFacts are the texts below the headings of all parts.
func sectionsOfFacts(t *testing.T) map[string]string {
	t.Helper()
	sections := map[string]string{}
	for _, part := range factParts(t) {
		for _, section := range strings.Split(readText(t, part), "\n## ")[1:] {
			name, body, _ := strings.Cut(section, "\n")
			sections[name] = body
		}
	}
	return sections
}
