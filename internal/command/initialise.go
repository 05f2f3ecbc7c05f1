package command

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"isc-sync/internal/docschema"
	"isc-sync/internal/jsonvalue"
	"isc-sync/schemas"
)

//go:embed all:initial
var initial embed.FS

func (p *Program) initCommand() command {
	dir := "."
	return command{
		name: "init", summary: "start a directory: settings, editor settings, CI workflow",
		about:    "Files that are there already are kept as they are.",
		examples: []string{"isc-sync init --dir tenant"},
		options:  []option{{name: "dir", short: "C", word: "DIR", summary: "directory to start", into: &dir}},
		run:      func(context.Context) error { return p.initialise(dir) },
	}
}

func (p *Program) initialise(dir string) error {
	files, err := initialFiles()
	if err != nil {
		return fmt.Errorf("read the built-in files: %w", err)
	}
	for _, name := range jsonvalue.SortedKeys(files) {
		made, err := createFile(filepath.Join(dir, filepath.FromSlash(name)), files[name])
		if err != nil {
			return fmt.Errorf("start the directory: %w", err)
		}
		word := "kept   "
		if made {
			word = "created"
		}
		fmt.Fprintf(p.Stdout, "%s %s\n", word, name)
	}
	return nil
}

// initialFiles are the files of a new directory by their names: what is
// embedded for it, and the schemas that the editor's settings point to.
func initialFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	root, err := fs.Sub(initial, "initial")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if files[".isc-sync/documents.json"], err = schemas.FS.ReadFile("documents/" + docschema.All); err != nil {
		return nil, err
	}
	files[".isc-sync/settings.json"], err = schemas.FS.ReadFile("settings.json")
	return files, err
}

// createFile writes a file unless it is there, and tells whether it did.
func createFile(path string, data []byte) (bool, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return false, err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = file.Write(data)
	return true, errors.Join(err, file.Close())
}
