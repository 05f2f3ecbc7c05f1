package documents

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// loader reads the files of one directory.
type loader struct {
	fsys    fs.FS
	kinds   *registry.Kinds
	options Options
	budget  *budget
	texts   *textFiles
	set     *Set
	// read are the documents of the directory, overlay those that the environment lays
	// over them.
	read, overlay []*read
	problems      state.Problems
	warnings      state.Problems
	// varsOf are the environments by the variables that they declare, overlays the
	// folders of all of them.
	varsOf   map[string][]string
	overlays []string
	// overlayAt is where the settings name the overlay that is used.
	overlayAt state.Position
}

// read is one document as far as it could be read.
type read struct {
	*state.Document
	origin *origin
	// spec is false if there is none to check.
	spec bool
	// top are the keys that the document writes.
	top map[string]any
	// flawed: a problem of the text may be the cause of others.
	flawed bool
}

func newLoader(fsys fs.FS, kinds *registry.Kinds, o Options) *loader {
	b := &budget{limits: o.Limits.orDefault()}
	texts := &textFiles{fsys: fsys, budget: b, known: map[string]string{}}
	return &loader{fsys: fsys, kinds: kinds, options: o, budget: b, texts: texts, set: &Set{}}
}

func (l *loader) version() string {
	return cmp.Or(l.options.APIVersion, l.set.Settings.APIVersion, registry.DefaultVersion)
}

// settings reads isc-sync.yaml, if there is one.
func (l *loader) settings() {
	f := settingsForm{form: form{file: SettingsFile}, kinds: l.kinds, varsOf: map[string][]string{}}
	var value any = map[string]any{}
	_, err := fs.Stat(l.fsys, SettingsFile)
	l.set.HasSettings = !errors.Is(err, fs.ErrNotExist)
	switch {
	case !l.set.HasSettings:
	case leadsToHidden(l.fsys, SettingsFile):
		l.refuse(state.Position{File: SettingsFile}, "the link leads to a hidden file or folder", "write the settings into the file itself")
	default:
		all := l.open(sheetOf(SettingsFile, readContent(l.fsys, SettingsFile, l.budget, l.budget.limits.File)))
		if len(all) > 1 {
			f.root = all[1].root()
			f.problem("", "there is a second document", "the settings are one document")
		}
		if len(all) > 0 {
			f.root = all[0].root()
			value = l.walk(SettingsFile, f.root, nil).value
		}
	}
	top, _ := value.(map[string]any)
	environments, _ := top["environments"].(map[string]any)
	l.set.Environments = jsonvalue.SortedKeys(environments)
	l.set.Settings = f.readSettings(value, l.options.Env)
	l.varsOf, l.overlays = f.varsOf, f.overlays
	l.overlayAt = locate(SettingsFile, f.root, jsonvalue.Pointer("/environments").Append(l.options.Env).Append("overlay"))
	l.problems = append(l.problems, f.problems...)
}

// stop reports whether the loading must end.
func (l *loader) stop() error {
	if l.options.Stop == nil {
		return nil
	}
	return l.options.Stop()
}

// documents reads every YAML file that the environment uses.
func (l *loader) documents() error {
	if err := l.folder(".", &l.read); err != nil {
		return err
	}
	if folder := l.set.Settings.Overlay; folder != "" && l.isOverlay(folder) {
		if err := l.folder(folder, &l.overlay); err != nil {
			return err
		}
		laid := lay(l.read, l.overlay)
		l.problems = append(l.problems, laid.problems...)
		l.read, l.set.LeftOut = laid.out, laid.leftOut
		slices.Sort(l.set.Files)
	}
	for _, d := range l.read {
		l.set.Documents = append(l.set.Documents, d.Document)
	}
	return nil
}

// isOverlay reports whether the folder of an overlay can be read.
func (l *loader) isOverlay(folder string) bool {
	info, err := fs.Stat(l.fsys, folder)
	why := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "there is no folder " + folder
	case err != nil:
		why = fmt.Sprintf("read the folder %s: %s", folder, fileError(err))
	case !info.IsDir():
		why = folder + " is not a folder"
	case leadsToHidden(l.fsys, folder):
		why = folder + " leads to a hidden folder"
	default:
		return true
	}
	l.refuse(l.overlayAt, why, "make the folder, or correct overlay; a folder with .gitkeep in it stays in Git without documents")
	return false
}

// folder reads the YAML files of a folder, without those of overlays below it.
func (l *loader) folder(root string, into *[]*read) error {
	f := &finder{fsys: l.fsys, root: root, ignore: l.set.Settings.IgnoreFiles, overlays: l.overlays}
	f.find()
	l.problems = append(l.problems, f.problems...)
	l.set.Files, l.set.JSON = append(l.set.Files, f.files...), append(l.set.JSON, f.json...)
	for s := range inOrder(len(f.files), func(i int) sheet { return l.sheet(f.files[i]) }) {
		if err := l.stop(); err != nil {
			return err
		}
		if !l.documentsOf(s, into) {
			break
		}
	}
	return nil
}

// documentsOf reads the documents of a file and reports whether there may be
// more.
func (l *loader) documentsOf(s sheet, into *[]*read) bool {
	for _, w := range l.open(s) {
		if l.budget.documents++; l.budget.documents > l.budget.limits.Documents {
			l.refuse(position(s.file, w.root()), fmt.Sprintf("there are more than %d documents", l.budget.limits.Documents), "")
			return false
		}
		if d := l.document(s.file, w, into == &l.overlay); d != nil {
			*into = append(*into, d)
		}
		if l.budget.spent() {
			return false
		}
	}
	return true
}

// document reads one document, as far as it can be read.
func (l *loader) document(file string, w *written, overlay bool) *read {
	defer w.forget()
	walked := l.walk(file, w.root(), &tagReader{files: l.texts, folder: path.Dir(file), vars: l.set.Settings.Vars, varsOf: l.varsOf})
	e := &envelope{form: form{file: file, root: w.root()}, written: w, kinds: l.kinds, overlay: overlay}
	d := e.document(walked)
	l.problems, l.warnings = append(l.problems, e.problems...), append(l.warnings, e.warnings...)
	return d
}

// walked is a document as a JSON value, with the tags in it.
type walked struct {
	value any
	tags  map[jsonvalue.Pointer]state.Tag
	// flaws are the problems found on the way; they do not yet know the key of
	// their document.
	flaws state.Problems
}

func (l *loader) walk(file string, root *node, tags *tagReader) walked {
	w := newWalker(file, root, l.budget, tags)
	out := walked{value: w.value(root), tags: w.found}
	out.flaws = w.problems
	if tags == nil {
		l.problems = append(l.problems, w.problems...)
	}
	return out
}

func (l *loader) refuse(at state.Position, text, hint string) {
	l.problems = append(l.problems, state.Problem{Position: at, Text: text, Hint: hint})
}
