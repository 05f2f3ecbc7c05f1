package repository

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// TestLinksLeadSomewhere follows the links between the pages of the repository, to the
// heading if a link names one.
func TestLinksLeadSomewhere(t *testing.T) {
	atTheTop(t)
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		for _, found := range link.FindAllStringSubmatch(prose(t, path), -1) {
			file, heading, _ := strings.Cut(found[1], "#")
			if strings.Contains(file, ":") {
				continue // another site
			}
			target := path
			if file != "" {
				target = filepath.Join(filepath.Dir(path), file)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads nowhere", path, found[1])
			} else if heading != "" && !anchors(t, target)[heading] {
				t.Errorf("%s: %s has no heading %q", path, target, heading)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// prose is a page without its blocks of code and its code in lines.
func prose(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile("(?ms)^```.*?^```").ReplaceAllString(string(data), "")
	return regexp.MustCompile("`[^`\n]*`").ReplaceAllStringFunc(text, func(code string) string {
		if strings.Contains(code, "](") {
			return ""
		}
		return code
	})
}

// anchors are the headings of a page as links name them.
func anchors(t *testing.T, path string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for line := range strings.Lines(prose(t, path)) {
		title := strings.TrimLeft(line, "#")
		if title == line || !strings.HasPrefix(title, " ") {
			continue
		}
		found[slug(strings.TrimSpace(title))] = true
	}
	return found
}

func slug(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}
