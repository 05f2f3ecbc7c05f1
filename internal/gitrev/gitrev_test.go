package gitrev

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"isc-sync/internal/realpath"
)

// repository makes a repository with a folder docs and returns its path. git runs git
// in it.
func repository(t *testing.T) (dir string, git func(args ...string)) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir = t.TempDir()
	git = func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	for name, text := range map[string]string{
		"docs/a.yaml": "kind: A\r\n", "docs/deep/er/ü b.yaml": "kind: B\n", "docs/empty.yaml": "", "outside.txt": "secret\n", ".gitattributes": "*.yaml filter=evil\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	git("add", "-A")
	git("commit", "-q", "-m", "one")
	return dir, git
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func treeOf(t *testing.T, dir, name string) *Tree {
	t.Helper()
	ctx := context.WithoutCancel(t.Context()) // which ends before the cleanup
	rev, err := Find(ctx, dir, name)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := rev.Tree(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tree.Close(); err != nil {
			t.Error(err)
		}
	})
	return tree
}

func TestATreeHasTheFilesOfItsFolder(t *testing.T) {
	dir, git := repository(t)
	write(t, filepath.Join(dir, "docs/a.yaml"), "kind: Later\n")
	tree := treeOf(t, filepath.Join(dir, "docs"), "HEAD")
	var names []string
	err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	if got := strings.Join(names, " "); err != nil || got != ". a.yaml deep deep/er deep/er/ü b.yaml empty.yaml" {
		t.Errorf("%v: %s", err, got)
	}
	for name, want := range map[string]string{"a.yaml": "kind: A\r\n", "deep/er/ü b.yaml": "kind: B\n", "empty.yaml": ""} {
		if data, err := fs.ReadFile(tree, name); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if _, err := fs.ReadFile(tree, "../outside.txt"); err == nil {
		t.Error("a file outside of the folder was read")
	}
	git("rm", "-q", "-r", "--cached", "docs")
	git("commit", "-q", "-m", "two")
	if entries, err := treeOf(t, filepath.Join(dir, "docs"), "HEAD").ReadDir("."); err != nil || len(entries) != 0 {
		t.Errorf("a folder that was not there has %v (%v)", entries, err)
	}
}

func TestLinksStayInTheTree(t *testing.T) {
	dir, git := repository(t)
	for link, to := range map[string]string{"in": "deep/er", "out": "../outside.txt", "abs": "/etc/passwd", "self": "self", "file.yaml": "a.yaml"} {
		if err := os.Symlink(to, filepath.Join(dir, "docs", link)); err != nil {
			t.Skip(err)
		}
	}
	git("add", "-A")
	git("commit", "-q", "-m", "links")
	tree := treeOf(t, filepath.Join(dir, "docs"), "HEAD")
	for name, want := range map[string]string{"file.yaml": "kind: A\r\n", "in/ü b.yaml": "kind: B\n"} {
		if data, err := fs.ReadFile(tree, name); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{"out", "abs", "self", "in/none", "a.yaml/x"} {
		if data, err := fs.ReadFile(tree, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if real, err := realpath.Of(tree, "in/ü b.yaml"); err != nil || real != "deep/er/ü b.yaml" {
		t.Errorf("%s, %v", real, err)
	}
}

// TestReadingRunsNothing has a repository whose configuration names programs.
func TestReadingRunsNothing(t *testing.T) {
	dir, git := repository(t)
	marker := filepath.Join(t.TempDir(), "ran")
	evil := "touch " + marker
	for _, key := range []string{"core.fsmonitor", "core.pager", "filter.evil.smudge", "filter.evil.clean", "core.sshCommand", "diff.external", "alias.ls-tree", "core.alternateRefsCommand"} {
		git("config", key, evil)
	}
	write(t, filepath.Join(dir, ".git/hooks/post-checkout"), "#!/bin/sh\n"+evil+"\n")
	if err := os.Chmod(filepath.Join(dir, ".git/hooks/post-checkout"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(marker); err != nil { // git config itself may look at the worktree
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(treeOf(t, filepath.Join(dir, "docs"), "HEAD"), "a.yaml"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(marker); err == nil {
		t.Error("reading a revision ran a program of the repository")
	}
}

func TestARevisionThatIsNoneIsRefused(t *testing.T) {
	dir, _ := repository(t)
	for name, want := range map[string]string{
		"":                    "is not a Git revision",
		"--output=/tmp/x":     "is not a Git revision",
		"-h":                  "is not a Git revision",
		"HEAD\n--all":         "is not a Git revision",
		"nowhere":             "no revision",
		"HEAD..HEAD":          "no revision",
		"HEAD:docs":           "no revision",
		"HEAD; touch /tmp/xx": "no revision",
	} {
		if _, err := Find(t.Context(), dir, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
	if _, err := Find(t.Context(), t.TempDir(), "HEAD"); err == nil || !strings.Contains(err.Error(), "is not in a Git repository") {
		t.Errorf("outside of a repository: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ended, dir, "HEAD"); !errors.Is(err, context.Canceled) {
		t.Errorf("after an interrupt: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Find(t.Context(), dir, "HEAD"); err == nil || !strings.Contains(err.Error(), "git is not found") {
		t.Errorf("without git: %v", err)
	}
}

func TestVariablesCannotLeadToAnotherRepository(t *testing.T) {
	dir, _ := repository(t)
	other, git := repository(t)
	git("commit", "-q", "--allow-empty", "-m", "other")
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_EXTERNAL_DIFF", "false")
	a, err := Find(t.Context(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := Find(t.Context(), other, "HEAD"); err != nil || a.Commit == b.Commit {
		t.Errorf("both are %s (%v)", a.Commit, err)
	}
}
