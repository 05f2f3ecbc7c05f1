package command

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"isc-sync/internal/documents"
)

// schemaFolder is the directory, or the nearest one above it in the repository, in which
// init has written schemas for editors; "" if there is none.
func schemaFolder(dir string) string {
	top := repository(dir)
	for folder := filepath.Clean(dir); ; folder = filepath.Join(folder, "..") {
		if info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(ownFolder))); err == nil && info.IsDir() {
			return folder
		}
		if full, err := filepath.Abs(folder); top == "" || err != nil || full == top || full == filepath.Dir(full) {
			return ""
		}
	}
}

// withSchemaLines gives new files below a directory a first line that names their schema.
// Only an editor that is opened at the root of a repository needs it, if the settings that
// init wrote are in a folder below: it does not see those, and a pattern of its own could
// not separate the documents from other files of the repository.
func withSchemaLines(dir string, files map[string][]byte, isNew func(name string) bool) {
	folder := schemaFolder(dir)
	if folder == "" || !isBelowRepository(folder) {
		return
	}
	for name, text := range files {
		if text != nil && path.Ext(name) == ".yaml" && isNew(name) {
			line := schemaLine(folder, dir, name)
			files[name] = slices.Concat(line, bytes.ReplaceAll(text, separator, slices.Concat(separator, line)))
		}
	}
}

// separator is between two documents of a file: each has a line of its own. Texts of
// documents are indented, so that it is nothing else.
var separator = []byte("\n---\n")

// schemaLine is a comment with the way from a file to its schema.
func schemaLine(folder, dir, name string) []byte {
	schema := "documents.json"
	if name == documents.SettingsFile {
		schema = "settings.json"
	}
	at := filepath.Join(dir, filepath.FromSlash(path.Dir(name)))
	to, err := filepath.Rel(at, filepath.Join(folder, filepath.FromSlash(ownFolder+schema)))
	if err != nil {
		return nil
	}
	return fmt.Appendf(nil, "# yaml-language-server: $schema=%s\n", filepath.ToSlash(to))
}

// isBelowRepository reports whether a directory is in a repository, and not its root.
func isBelowRepository(dir string) bool {
	full, err := filepath.Abs(dir)
	top := repository(dir)
	return err == nil && top != "" && full != top
}

func always(string) bool { return true }
