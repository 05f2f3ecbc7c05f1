package command

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"

	"isc-sync/internal/docschema"
	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/render"
	"isc-sync/schemas"
	"isc-sync/state"
)

// initial has the files of a new directory; summary has those that replace some of
// them with --ci summary.
//
//go:embed all:initial all:summary
var initial embed.FS

// The values of --ci.
const (
	ciComment = "comment"
	ciSummary = "summary"
	ciNone    = "none"
)

func (p *Program) initCommand() command {
	dir, ci, refresh := ".", ciComment, false
	return command{
		name: "init", summary: "start a directory: settings, editor settings, CI workflow",
		about:    "Files that are there already are kept as they are. --refresh replaces those below .isc-sync, which belong to the program, as after an upgrade.",
		examples: []string{"isc-sync init --dir tenant", "isc-sync init --dir tenant --refresh"},
		options: []option{
			{name: "dir", short: "C", word: "DIR", summary: "directory to start", into: &dir},
			{name: "ci", word: "WAY", summary: "workflow for GitHub that shows plans as a comment, as a summary of the run, or none", into: &ci},
			{name: "refresh", summary: "replace the schemas for editors by those of this version", into: &refresh},
		},
		run: func(context.Context) error { return p.initDirectory(dir, ci, refresh) },
	}
}

func (p *Program) initDirectory(dir, ci string, refresh bool) error {
	if err := oneOf("--ci", ci, ciComment, ciSummary, ciNone); err != nil {
		return err
	}
	files, err := initialFiles(ci)
	if err != nil {
		return fmt.Errorf("read the built-in files: %w", err)
	}
	foreign, err := foreignIn(dir)
	if err != nil {
		return fmt.Errorf("look for YAML files: %w", err)
	}
	withoutForeign(files, foreign)
	if isBelowRepository(dir) {
		files[documents.SettingsFile] = append(schemaLine(dir, dir, documents.SettingsFile), files[documents.SettingsFile]...)
	}
	for _, name := range jsonvalue.SortedKeys(files) {
		word, err := startFile(dir, name, files[name], refresh)
		if err != nil {
			return fmt.Errorf("start the directory: %w", err)
		}
		fmt.Fprintf(p.Stdout, "%-9s %s\n", word, name)
	}
	if len(foreign) > 0 {
		fmt.Fprintf(p.Stdout, "\n%s\n", noDocuments(foreign))
	}
	fmt.Fprintf(p.Stdout, nextSteps, state.ShellWord(path.Join(filepath.ToSlash(dir), "tenant")), state.ShellWord(dir))
	if ci != ciNone {
		fmt.Fprint(p.Stdout, inWorkflow)
	}
	if isBelowRepository(dir) {
		fmt.Fprint(p.Stdout, inRepository)
	}
	return nil
}

func noDocuments(foreign []string) string {
	for i, name := range foreign {
		foreign[i] = render.Clean(name)
	}
	return "YAML files without documents, for ignoreFiles in isc-sync.yaml: " + state.Few(foreign)
}

const nextSteps = `
Next:
  set SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET
  isc-sync export --out %s
  isc-sync plan --dir %s
`

// inWorkflow is for a directory with a workflow.
const inWorkflow = `  write the release for the runs, and its checksum, into ISC_SYNC_URL and
  ISC_SYNC_SHA256 of .github/workflows/isc-sync.yml
`

// inRepository is for a directory that is a part of a repository.
const inRepository = `
This directory is a part of a repository. In an editor that is opened at its root,
exported documents name their schema themselves; these lines in .vscode/settings.json
at the root make their tags known:
  "yaml.customTags": ["!env scalar", "!file scalar", "!var scalar", "!plain scalar"]
GitHub looks for .github at the root alone: move it there, and give the action the folder.
`

// startFile writes one of the files, and returns what became of it.
func startFile(dir, name string, data []byte, refresh bool) (word string, err error) {
	file := filepath.Join(dir, filepath.FromSlash(name))
	made, err := createFile(file, data)
	switch {
	case err != nil || made:
		return "created", err
	case !refresh || !strings.HasPrefix(name, ownFolder):
		return "kept", nil
	}
	if now, err := os.ReadFile(file); err != nil || bytes.Equal(now, data) {
		return "kept", err
	}
	return "refreshed", os.WriteFile(file, data, 0o666)
}

// ownFolder has files that users do not edit.
const ownFolder = ".isc-sync/"

// initialFiles are the files of a new directory by their names: what is
// embedded for it, and the schemas that the editor's settings point to.
func initialFiles(ci string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := addFiles(files, "initial")
	if err == nil && ci == ciSummary {
		err = addFiles(files, "summary")
	}
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return ci == ciNone && strings.HasPrefix(name, ".github/") })
	if files[ownFolder+"documents.json"], err = schemas.FS.ReadFile("documents/" + docschema.All); err != nil {
		return nil, err
	}
	files[ownFolder+"settings.json"], err = schemas.FS.ReadFile("settings.json")
	return files, err
}

// addFiles adds the embedded files below a directory.
func addFiles(files map[string][]byte, dir string) error {
	root, err := fs.Sub(initial, dir)
	if err != nil {
		return err
	}
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
}

// createFile writes a file unless it is there, and reports whether it did.
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
