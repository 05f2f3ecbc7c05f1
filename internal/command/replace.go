package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2/maybe"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/realpath"
)

// replacement replaces files of a directory, each in one piece: whenever the program is
// killed, a file is either the old one or the new one.
type replacement struct {
	root *os.Root
	dir  string
	// read are the files as they were read, nil for one that was not there.
	read map[string][]byte
}

// replacing returns the replacement of files in a directory.
func replacing(dir string) (replacement, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return replacement{}, fmt.Errorf("open %s: %w", dir, err)
	}
	return replacement{root, dir, map[string][]byte{}}, nil
}

// stagePrefix begins the name of the folder that new files are written to before each is
// moved to its place.
const stagePrefix = ".update-"

// readFile reads a file, and remembers it.
func (r replacement) readFile(name string) ([]byte, error) {
	data, err := r.root.ReadFile(filepath.FromSlash(name))
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		r.read[name] = data
	}
	return data, err
}

// write replaces files; nil removes one. What a run that was killed left goes first.
func (r replacement) write(ctx context.Context, files map[string][]byte) (err error) {
	if err := r.removeStages(); err != nil || len(files) == 0 {
		return err
	}
	stage, err := os.MkdirTemp(r.dir, stagePrefix+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(stage)) }()
	staged := map[string]string{}
	for i, name := range jsonvalue.SortedKeys(files) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.unchanged(name); err != nil {
			return err
		}
		if files[name] == nil {
			continue
		}
		staged[name] = filepath.Join(stage, fmt.Sprint(i))
		if err := writeSynced(staged[name], files[name], r.modeOf(name)); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	for _, name := range jsonvalue.SortedKeys(files) {
		if err := r.move(staged[name], name, files[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

// removeStages removes what runs that were killed left.
func (r replacement) removeStages() error {
	entries, err := os.ReadDir(r.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		digits, ours := strings.CutPrefix(e.Name(), stagePrefix)
		if ours && e.IsDir() && strings.Trim(digits, "0123456789") == "" {
			err = errors.Join(err, os.RemoveAll(filepath.Join(r.dir, e.Name())))
		}
	}
	return err
}

// unchanged refuses a file that was written since it was read.
func (r replacement) unchanged(name string) error {
	before, was := r.read[name]
	if !was {
		return nil
	}
	now, err := r.root.ReadFile(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		now, err = nil, nil
	}
	if err == nil && (!bytes.Equal(before, now) || (before == nil) != (now == nil)) {
		return hinted(fmt.Errorf("%s was changed in the meantime", name), "no file was written: run again")
	}
	return err
}

func writeSynced(name string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
}

// modeOf are the permissions of the file that is replaced.
func (r replacement) modeOf(name string) fs.FileMode {
	if info, err := r.root.Stat(filepath.FromSlash(realOf(r.root, name))); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// move moves a new file to its place, or removes the old one. What a link leads to is
// replaced, not the link. Where a folder is on another disk, the file is written there.
func (r replacement) move(staged, name string, data []byte) error {
	if data == nil {
		return r.remove(name)
	}
	at := filepath.FromSlash(realOf(r.root, name))
	if err := r.root.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	if os.Rename(staged, filepath.Join(r.dir, at)) == nil {
		return nil
	}
	return maybe.WriteFile(filepath.Join(r.dir, at), data, r.modeOf(name))
}

// remove removes a file, and the folders that have nothing in them without it.
func (r replacement) remove(name string) error {
	if err := r.root.Remove(filepath.FromSlash(name)); err != nil {
		return err
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if r.root.Remove(filepath.FromSlash(folder)) != nil {
			break // something is in it
		}
	}
	return nil
}

// realOf is the path that a link leads to.
func realOf(root *os.Root, name string) string {
	if real, err := realpath.Of(root.FS(), name); err == nil {
		return real
	}
	return name
}
