package documents

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Write puts files into a directory that is new or empty, hidden entries aside.
// All of them are written aside and then moved into place, so that a failure
// leaves no half-written file. A directory that is not empty is a state.Problem.
func Write(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the directory: %w", err)
	}
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	stage, err := os.MkdirTemp(dir, ".export-*")
	if err != nil {
		return fmt.Errorf("write the files: %w", err)
	}
	if err = writeAll(stage, files); err == nil {
		err = moveUp(stage, dir)
	}
	return errors.Join(err, os.RemoveAll(stage))
}

func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look into the directory: %w", err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return state.Problem{
				Position: state.Position{File: dir},
				Text:     fmt.Sprintf("the directory is not empty: it holds %s", e.Name()),
				Hint:     "name a new directory, or use --update to change the files there",
			}
		}
	}
	return nil
}

func writeAll(stage string, files map[string][]byte) error {
	for _, name := range jsonvalue.SortedKeys(files) {
		at := filepath.Join(stage, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		if err := writeSynced(at, files[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// moveUp moves what is in stage to dir.
func moveUp(stage, dir string) error {
	entries, err := fs.ReadDir(os.DirFS(stage), ".")
	if err != nil {
		return fmt.Errorf("move the files into place: %w", err)
	}
	for _, e := range entries {
		if err := os.Rename(filepath.Join(stage, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return fmt.Errorf("move %s into place: %w", path.Base(e.Name()), err)
		}
	}
	return nil
}
