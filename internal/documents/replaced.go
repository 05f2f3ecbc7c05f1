package documents

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"isc-sync/internal/realpath"
	"isc-sync/state/registry"
)

// LoadWith reads a directory as Load does, as if files in it had other content. A nil
// content is a file that is gone.
func LoadWith(dir string, files map[string][]byte, kinds *registry.Kinds, schemas fs.FS, o Options) (*Set, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, directoryProblem(dir, nil, err)
	}
	defer root.Close()
	return load(replaced{root.FS(), files}, kinds, schemas, o)
}

// replaced is a tree in which some files have other content.
type replaced struct {
	fs.FS
	files map[string][]byte
}

func (o replaced) Open(name string) (fs.File, error) {
	data, laid := o.files[name]
	if real, err := realpath.Of(o.FS, name); err == nil && !laid {
		data, laid = o.files[real]
	}
	switch {
	case laid && data == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case laid:
		return laidFile{bytes.NewReader(data), laidInfo{path.Base(name), int64(len(data)), 0o644}}, nil
	}
	f, err := o.FS.Open(name)
	if err != nil && o.holds(name) {
		return laidFile{bytes.NewReader(nil), laidInfo{path.Base(name), 0, fs.ModeDir | 0o755}}, nil
	}
	return f, err
}

// holds reports whether new files are in a folder.
func (o replaced) holds(folder string) bool {
	for name, data := range o.files {
		if data != nil && strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

func (o replaced) Stat(name string) (fs.FileInfo, error) {
	f, err := o.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

func (o replaced) Lstat(name string) (fs.FileInfo, error) {
	if _, laid := o.files[name]; laid {
		return o.Stat(name)
	}
	info, err := fs.Lstat(o.FS, name)
	if err != nil {
		return o.Stat(name)
	}
	return info, nil
}

func (o replaced) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

func (o replaced) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if err != nil && !o.holds(name) {
		return nil, err
	}
	below := map[string]fs.DirEntry{}
	for _, e := range entries {
		below[e.Name()] = e
	}
	for file, data := range o.files {
		rest := file
		if name != "." {
			var inside bool
			if rest, inside = strings.CutPrefix(file, name+"/"); !inside {
				continue
			}
		}
		first, _, nested := strings.Cut(rest, "/")
		switch {
		case nested && data != nil && below[first] == nil:
			below[first] = fs.FileInfoToDirEntry(laidInfo{first, 0, fs.ModeDir | 0o755})
		case nested:
		case data == nil:
			delete(below, first)
		default:
			below[first] = fs.FileInfoToDirEntry(laidInfo{first, int64(len(data)), 0o644})
		}
	}
	out := make([]fs.DirEntry, 0, len(below))
	for _, e := range below {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// laidFile is a file that is only in memory.
type laidFile struct {
	io.Reader
	info laidInfo
}

func (f laidFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f laidFile) Close() error               { return nil }

type laidInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i laidInfo) Name() string       { return i.name }
func (i laidInfo) Size() int64        { return i.size }
func (i laidInfo) Mode() fs.FileMode  { return i.mode }
func (i laidInfo) ModTime() time.Time { return time.Time{} }
func (i laidInfo) IsDir() bool        { return i.mode.IsDir() }
func (i laidInfo) Sys() any           { return nil }
