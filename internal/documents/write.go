package documents

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Write puts files into a directory that is new or empty, hidden entries aside.
// All of them are written aside and then moved into place, so that a failure or
// an interrupt leaves nothing behind. What a killed run left is removed. A
// directory that is not empty is a state.Problem. An export can be repeated, so
// only the folder is synced: to sync thousands of small files takes longer than
// to read the tenant.
func Write(ctx context.Context, dir string, files map[string][]byte) error {
	_, err := os.Lstat(dir)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the directory: %w", err)
	}
	if err := makeRoom(dir); err != nil {
		return err
	}
	err = writeAside(ctx, dir, files)
	if err != nil && isNew {
		err = errors.Join(err, os.Remove(dir))
	}
	return err
}

func writeAside(ctx context.Context, dir string, files map[string][]byte) error {
	stage, err := os.MkdirTemp(dir, stagePrefix+"*")
	if err != nil {
		return fmt.Errorf("write the files: %w", err)
	}
	if err = writeAll(ctx, stage, files); err == nil {
		err = moveUp(stage, dir)
	}
	return errors.Join(err, os.RemoveAll(stage))
}

// stagePrefix and digits name the folder that files are in until all are written.
const stagePrefix = ".export-"

func isStage(e fs.DirEntry) bool {
	digits, ok := strings.CutPrefix(e.Name(), stagePrefix)
	return ok && e.IsDir() && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// makeRoom reports what keeps a directory from being written to, and removes what
// a killed run left in an otherwise empty one.
func makeRoom(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("look into the directory: %w", err)
	}
	killed := slices.ContainsFunc(entries, isStage)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return notEmpty(dir, e.Name(), killed)
		}
	}
	for _, e := range entries {
		if isStage(e) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return err
}

func notEmpty(dir, holds string, killed bool) error {
	p := state.Problem{
		Position: state.Position{File: dir},
		Text:     fmt.Sprintf("the directory is not empty: it holds %s", holds),
		Hint:     "name a new directory",
	}
	if killed {
		p.Text += ", and an export into it was killed before its end"
		p.Hint = "delete the directory, or name a new one"
	}
	return p
}

func writeAll(ctx context.Context, stage string, files map[string][]byte) error {
	made := ""
	for _, name := range jsonvalue.SortedKeys(files) {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := filepath.Join(stage, filepath.FromSlash(name))
		if folder := filepath.Dir(at); folder != made {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("write %s: %w", name, err)
			}
			made = folder
		}
		if err := writeNew(at, files[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return ctx.Err()
}

func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// moveUp moves what is in stage to dir. If that fails, what was moved is removed:
// dir was empty.
func moveUp(stage, dir string) error {
	entries, err := os.ReadDir(stage)
	if err != nil {
		return fmt.Errorf("move the files into place: %w", err)
	}
	for i, e := range entries {
		err := os.Rename(filepath.Join(stage, e.Name()), filepath.Join(dir, e.Name()))
		if err == nil {
			continue
		}
		for _, moved := range entries[:i] {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, moved.Name())))
		}
		return fmt.Errorf("move %s into place: %w", e.Name(), err)
	}
	return syncFolder(dir)
}

// syncFolder makes the moves last. Systems that cannot sync a folder do not need
// it.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
