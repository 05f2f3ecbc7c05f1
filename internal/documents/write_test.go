package documents

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ending is a context that ends after it was asked so often.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return nil
}

func manyFiles(n int) map[string][]byte {
	files := map[string][]byte{}
	for i := range n {
		files[fmt.Sprintf("sources/s%d/source.yaml", i)] = []byte("kind: Source\n")
	}
	return files
}

func TestAnInterruptedExportLeavesNothing(t *testing.T) {
	for after := range 11 {
		dir := filepath.Join(t.TempDir(), "out")
		if err := Write(&ending{t.Context(), after}, dir, manyFiles(10)); !errors.Is(err, context.Canceled) {
			t.Fatalf("interrupted after %d files, Write says %v", after, err)
		}
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("interrupted after %d files, there is %v", after, err)
		}
	}
	dir := t.TempDir()
	_ = Write(&ending{t.Context(), 3}, dir, manyFiles(10))
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("a directory that was there holds %v (%v)", entries, err)
	}
}

func TestWhatAKilledExportLeftIsRemoved(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	left := filepath.Join(dir, ".export-123", "sources")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".export-notes", ".git"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(other, filepath.Join(dir, ".export-9")); err != nil {
		t.Skip("no links here")
	}
	if err := Write(t.Context(), dir, manyFiles(1)); err != nil {
		t.Fatal(err)
	}
	var names []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); got != ".export-9 .export-notes .git sources" {
		t.Errorf("the directory holds %s", got)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
	if err := os.Mkdir(filepath.Join(dir, ".export-5"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := Write(t.Context(), dir, manyFiles(1))
	if err == nil || !strings.Contains(err.Error(), "an export into it was killed before its end") {
		t.Errorf("a directory that a killed run has partly filled: %v", err)
	}
}
