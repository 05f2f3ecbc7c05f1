package gitrev

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Tree is what a directory held in a revision. It is an fs.FS with links, and must be
// closed.
type Tree struct {
	*blobs
	entries map[string]*entry
}

// entry is a file, a link or a folder.
type entry struct {
	name string
	mode fs.FileMode
	id   string
	size int64
	// below are the names in a folder, sorted.
	below []string
}

// Tree lists what the directory held. A directory that did not exist then is empty.
func (r *Revision) Tree(ctx context.Context) (*Tree, error) {
	t := &Tree{blobs: &blobs{ctx: ctx, dir: r.dir}, entries: map[string]*entry{".": {name: ".", mode: fs.ModeDir | 0o755}}}
	root := r.Commit + ":" + r.prefix
	if _, err := run(ctx, r.dir, "rev-parse", "--verify", "--quiet", root); err != nil {
		return t, ctx.Err()
	}
	out, err := run(ctx, r.dir, "ls-tree", "-r", "-z", "-l", "--full-tree", root)
	if err != nil {
		return nil, err
	}
	for line := range bytes.SplitSeq(bytes.TrimSuffix(out, []byte{0}), []byte{0}) {
		if err := t.add(string(line)); err != nil {
			return nil, err
		}
	}
	for _, e := range t.entries {
		slices.Sort(e.below)
	}
	return t, nil
}

// add reads a line of ls-tree: mode, type, id, size, and behind a tab the path.
func (t *Tree) add(line string) error {
	info, name, ok := strings.Cut(line, "\t")
	fields := strings.Fields(info)
	if line == "" {
		return nil
	}
	if !ok || len(fields) != 4 || !fs.ValidPath(name) {
		return &Error{fmt.Sprintf("git ls-tree printed %q", line), ""}
	}
	e := &entry{name: path.Base(name), id: fields[2], mode: 0o644}
	switch fields[0] {
	case "120000":
		e.mode = fs.ModeSymlink | 0o777
	case "160000": // another repository, which is not a part of this one
		return nil
	}
	e.size, _ = strconv.ParseInt(fields[3], 10, 64) // links to other repositories have none
	t.put(name, e)
	return nil
}

func (t *Tree) put(name string, e *entry) {
	t.entries[name] = e
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		above := t.entries[dir]
		known := above != nil
		if !known {
			above = &entry{name: path.Base(dir), mode: fs.ModeDir | 0o755}
			t.entries[dir] = above
		}
		above.below = append(above.below, e.name)
		if known {
			return
		}
		e = above
	}
}

// maxLinks is how many links one path may follow.
const maxLinks = 40

// follow returns the entry that a path leads to.
func (t *Tree) follow(name string, links int) (*entry, error) {
	if e := t.entries[name]; e != nil && e.mode&fs.ModeSymlink == 0 {
		return e, nil
	}
	for at := name; links < maxLinks && at != "."; at = path.Dir(at) {
		e := t.entries[at]
		if e == nil || e.mode&fs.ModeSymlink == 0 {
			continue
		}
		target, err := t.ReadLink(at)
		if err != nil {
			return nil, err
		}
		to := path.Join(path.Dir(at), target, strings.TrimPrefix(name, at))
		if path.IsAbs(target) || !fs.ValidPath(to) {
			break
		}
		return t.follow(to, links+1)
	}
	return nil, fs.ErrNotExist
}

// Open opens a file or a folder.
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.follow(name, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{info: info{e}, tree: t}, nil
}

// ReadDir returns what is in a folder.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.follow(name, 0)
	if err != nil || !e.mode.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	out := make([]fs.DirEntry, len(e.below))
	for i, below := range e.below {
		out[i] = fs.FileInfoToDirEntry(info{t.entries[path.Join(name, below)]})
	}
	return out, nil
}

// Stat describes what a path leads to.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.follow(name, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return info{e}, nil
}

// Lstat describes a path, even if it is a link.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) {
	if e := t.entries[name]; e != nil {
		return info{e}, nil
	}
	return t.Stat(name)
}

// ReadLink returns where a link leads to.
func (t *Tree) ReadLink(name string) (string, error) {
	e := t.entries[name]
	if e == nil || e.mode&fs.ModeSymlink == 0 || e.size > 4096 {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	target, err := t.read(e.id)
	return string(target), err
}

type info struct{ *entry }

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// file is read when its first byte is needed.
type file struct {
	info
	tree *Tree
	text *bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// Read reads the file.
func (f *file) Read(p []byte) (int, error) {
	if f.mode.IsDir() {
		return 0, fs.ErrInvalid
	}
	if f.text == nil {
		data, err := f.tree.read(f.id)
		if err != nil {
			return 0, err
		}
		f.text = bytes.NewReader(data)
	}
	return f.text.Read(p)
}

var _ io.Closer = (*Tree)(nil)
