package documents

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"isc-sync/internal/realpath"
	"isc-sync/state"
)

// textFiles reads the files that !file names, each once. fsys must not lead out
// of the directory, not even through links.
type textFiles struct {
	fsys   fs.FS
	budget *budget
	// known are the contents by path, byte for byte.
	known map[string]string
}

// read returns the text of a file, or what is wrong with it and a hint.
func (t *textFiles) read(folder, name string) (f state.File, text, hint string) {
	if name == "" {
		return f, "!file needs a path", "write !file and a path relative to this file"
	}
	if path.IsAbs(name) || strings.Contains(name, `\`) {
		return f, fmt.Sprintf("%q is not a relative path", name), "write it relative to this file, with /"
	}
	at := path.Join(folder, name)
	if !fs.ValidPath(at) {
		return f, fmt.Sprintf("%q leads out of the directory", name), "files must lie in the directory of the documents"
	}
	if leadsToHidden(t.fsys, at) {
		return f, fmt.Sprintf("%q is hidden, or leads to a hidden file or folder", name),
			"move the file: names that begin with a dot may hold credentials, as .git/config does, and are not sent"
	}
	if _, known := t.known[at]; !known {
		data, err := readBounded(t.fsys, at, t.budget, t.budget.limits.Total)
		if err != nil {
			return f, fmt.Sprintf("%q: %s", name, fileError(err)), "the path is relative to this file and must stay in the directory"
		}
		t.known[at] = string(data)
	}
	return newFile(at, state.FileText(t.known[at])), "", ""
}

// leadsToHidden reports whether a part of a path is hidden, before or after
// links are followed.
func leadsToHidden(fsys fs.FS, name string) bool {
	if realpath.IsHidden(name) {
		return true
	}
	real, err := realpath.Of(fsys, name)
	return err == nil && realpath.IsHidden(real)
}

// exact returns a file that was read before, byte for byte.
func (t *textFiles) exact(at string) state.File { return newFile(at, t.known[at]) }

func newFile(at, text string) state.File {
	sum := sha256.Sum256([]byte(text))
	return state.File{Path: at, Text: text, SHA256: hex.EncodeToString(sum[:])}
}

// fileError returns what went wrong without repeating the path.
func fileError(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "it may not be read"
	case errors.As(err, &at):
		return at.Err.Error()
	}
	return err.Error()
}
