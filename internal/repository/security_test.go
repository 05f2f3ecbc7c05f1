package repository

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPromisesNameTestsThatExist keeps docs/SECURITY.md and docs/RELIABILITY.md honest: each
// promise names at least one test, and all of them are there.
func TestPromisesNameTestsThatExist(t *testing.T) {
	atTheTop(t)
	security, err := os.ReadFile("docs/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("docs/RELIABILITY.md")
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, security...)
	all := testsOfTheHouse(t)
	promises := regexp.MustCompile(`(?m)^\| ([^|]+) \| ((?:.*)(?:Test|txtar).*) \|$`).FindAllStringSubmatch(string(text), -1)
	if len(promises) < 40 {
		t.Fatalf("found %d promises, want at least 40", len(promises))
	}
	for _, promise := range promises {
		for name := range strings.SplitSeq(promise[2], ", ") {
			if !all[strings.Trim(name, "`")] {
				t.Errorf("%q is proven by %s, which does not exist", promise[1], name)
			}
		}
	}
}

// testsOfTheHouse are the names of all test functions, the scripts by their
// path and the golden plans by their name.
func testsOfTheHouse(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".txtar":
			found[filepath.ToSlash(path)], found[filepath.Base(path)] = true, true
		case ".go":
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, name := range function.FindAllStringSubmatch(string(text), -1) {
				found[name[1]] = strings.HasSuffix(path, "_test.go")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
