package documents

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"isc-sync/internal/suggest"
	"isc-sync/state"
)

// finder lists the YAML files of a directory.
type finder struct {
	fsys fs.FS
	// root is where to look; overlays are folders below it that are left out.
	root             string
	ignore, overlays []string
	files            []string
	// json are files that might have been meant to be read.
	json     []string
	problems state.Problems
}

// find walks the tree in the order of names. Names that begin with a dot, ignored
// files and overlays are left out; links to folders are not followed.
func (f *finder) find() {
	_ = fs.WalkDir(f.fsys, f.root, func(name string, entry fs.DirEntry, err error) error {
		if name == f.root && err == nil || f.ignored(name) {
			return skipIf(entry, name != f.root)
		}
		if err != nil {
			f.refuse(name, fileError(err), "")
			return skipIf(entry, true)
		}
		if strings.HasPrefix(entry.Name(), ".") { // it belongs to another tool
			return skipIf(entry, true)
		}
		if entry.IsDir() && slices.Contains(f.overlays, name) {
			return fs.SkipDir
		}
		if !entry.IsDir() {
			f.take(name, entry)
		}
		return nil
	})
}

func skipIf(entry fs.DirEntry, skip bool) error {
	if skip && entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (f *finder) ignored(name string) bool {
	return name == SettingsFile || slices.ContainsFunc(f.ignore, func(p string) bool { return matchFile(p, name) })
}

// take notes a file if it is YAML, looking through a link to a file.
func (f *finder) take(name string, entry fs.DirEntry) {
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".json":
		f.json = append(f.json, name)
		return
	case ext != ".yaml" && ext != ".yml":
		return
	case isMisnamedSettings(name):
		f.refuse(name, "settings are read from "+SettingsFile+" alone", "rename the file to "+SettingsFile)
		return
	}
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(f.fsys, name)
		if err != nil {
			f.refuse(name, "the link leads out of the directory or to nothing", "link to a file inside the directory, or name the link in ignoreFiles")
			return
		}
		if leadsToHidden(f.fsys, name) {
			f.refuse(name, "the link leads to a hidden file or folder", "link to a file whose path has no part that begins with a dot, or name the link in ignoreFiles")
			return
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir():
	case mode.IsRegular():
		f.files = append(f.files, name)
	default:
		f.refuse(name, errNoFile.Error(), "name it in ignoreFiles")
	}
}

// isMisnamedSettings reports whether a file has nearly the name of the settings.
func isMisnamedSettings(name string) bool {
	lower := strings.ToLower(name)
	return lower == SettingsFile || lower == strings.TrimSuffix(SettingsFile, ".yaml")+".yml"
}

func (f *finder) refuse(file, text, hint string) {
	f.problems = append(f.problems, state.Problem{Position: state.Position{File: file}, Text: text, Hint: hint})
}

// nearDirectory asks whether a directory beside the missing one was meant.
func nearDirectory(dir string) string {
	clean := filepath.Clean(dir)
	entries, _ := os.ReadDir(filepath.Dir(clean))
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return suggest.DidYouMean(filepath.Base(clean), names)
}

// directoryProblem explains why a directory cannot be opened. The directory is
// not a place in a file, so it is named in the text.
func directoryProblem(dir string, info fs.FileInfo, err error) error {
	var p state.Problem
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Text, p.Hint = "there is no directory "+dir, cmp.Or(nearDirectory(dir), "--dir names the directory that holds the documents")
	case err != nil:
		p.Text = fmt.Sprintf("open the directory %s: %s", dir, fileError(err))
	case !info.IsDir():
		p.Text, p.Hint = dir+" is a file, not a directory", "use --dir "+path.Dir(strings.ReplaceAll(dir, `\`, "/"))
	default:
		return nil
	}
	return state.Problems{p}
}
