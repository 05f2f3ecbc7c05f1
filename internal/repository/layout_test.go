package repository

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// atTheTop runs a test in the top-level directory. A test does that by itself,
// not TestMain: only then does go test notice that a file there has changed.
func atTheTop(t *testing.T) {
	t.Helper()
	t.Chdir("../..")
}

// topLevel lists what the top-level directory may contain beside dot files.
var topLevel = []string{
	"go.mod", "go.sum", "main.go", "engine", "state", "planner", "apply", "examples", "schemas", "README.md",
	"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md", "docs", "internal",
	"action.yml",       // where GitHub looks for the action of a repository
	"isc-sync", "dist", // builds, which .gitignore lists
}

// TestTheTopLevelIsSmall fails for a file or directory at the top level that
// belongs into a package.
func TestTheTopLevelIsSmall(t *testing.T) {
	atTheTop(t)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) {
			t.Errorf("%s: move it into docs or a package; tests of the whole program belong into internal/acceptance", name)
		}
	}
}
