package realpath

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestPathsLeadToTheFileBehindTheirLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".git/config")
	write(t, dir, "rules/a.bsh")
	for link, target := range map[string]string{
		"file.txt": ".git/config", "folder": ".git", "chain": "folder", "rules/up": "../rules/a.bsh",
		"loop": "loop", "out": "../..", "abs": "/etc/passwd",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("links cannot be made here")
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"rules/a.bsh": "rules/a.bsh", "file.txt": ".git/config", "folder/config": ".git/config",
		"chain/config": ".git/config", "rules/up": "rules/a.bsh",
		"loop": "", "abs": "", "out/x": "", "missing": "",
	} {
		got, err := Of(root.FS(), name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("Of(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestHiddenParts(t *testing.T) {
	for name, want := range map[string]bool{
		"a/b.txt": false, "a.b/c": false, "./a": false, "../a": false,
		".env": true, ".git/config": true, "a/.b/c": true, "..a": true,
	} {
		if got := IsHidden(name); got != want {
			t.Errorf("IsHidden(%q) = %v", name, got)
		}
	}
}

func write(t *testing.T, dir, name string) {
	t.Helper()
	at := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, nil, fs.FileMode(0o644)); err != nil {
		t.Fatal(err)
	}
}
