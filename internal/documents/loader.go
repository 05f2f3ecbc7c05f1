package documents

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// loader reads the files of one directory.
type loader struct {
	fsys     fs.FS
	kinds    *registry.Kinds
	options  Options
	budget   *budget
	texts    *textFiles
	set      *Set
	read     []*read
	problems state.Problems
	warnings state.Problems
	// varsOf are the environments by the variables that they declare.
	varsOf map[string][]string
}

// read is one document as far as it could be read.
type read struct {
	*state.Document
	root *node
	// spec is false if there is none to check.
	spec bool
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
		roots := l.open(l.sheet(SettingsFile))
		if len(roots) > 1 {
			f.root = roots[1]
			f.problem("", "there is a second document", "the settings are one document")
		}
		if len(roots) > 0 {
			f.root = roots[0]
			value = l.walk(SettingsFile, roots[0], nil).value
		}
	}
	l.varsOf = f.varsOf
	top, _ := value.(map[string]any)
	environments, _ := top["environments"].(map[string]any)
	l.set.Environments = jsonvalue.SortedKeys(environments)
	l.set.Settings = f.readSettings(value, l.options.Env)
	l.problems = append(l.problems, f.problems...)
}

// stop reports whether the loading must end.
func (l *loader) stop() error {
	if l.options.Stop == nil {
		return nil
	}
	return l.options.Stop()
}

// documents reads every YAML file.
func (l *loader) documents() error {
	f := &finder{fsys: l.fsys, ignore: l.set.Settings.IgnoreFiles}
	f.find()
	l.problems = append(l.problems, f.problems...)
	l.set.Files, l.set.JSON = f.files, f.json
	for s := range inOrder(len(f.files), func(i int) sheet { return l.sheet(f.files[i]) }) {
		if err := l.stop(); err != nil {
			return err
		}
		if !l.documentsOf(s) {
			break
		}
	}
	return nil
}

// documentsOf reads the documents of a file and reports whether there may be
// more.
func (l *loader) documentsOf(s sheet) bool {
	for _, root := range l.open(s) {
		if l.budget.documents++; l.budget.documents > l.budget.limits.Documents {
			l.refuse(position(s.file, root), fmt.Sprintf("there are more than %d documents", l.budget.limits.Documents), "")
			return false
		}
		l.document(s.file, root)
		if l.budget.spent() {
			return false
		}
	}
	return true
}

func (l *loader) document(file string, root *node) {
	walked := l.walk(file, root, &tagReader{files: l.texts, folder: path.Dir(file), vars: l.set.Settings.Vars, varsOf: l.varsOf})
	e := &envelope{form: form{file: file, root: root}, kinds: l.kinds}
	d := e.document(walked)
	l.problems, l.warnings = append(l.problems, e.problems...), append(l.warnings, e.warnings...)
	if d != nil {
		l.read = append(l.read, d)
		l.set.Documents = append(l.set.Documents, d.Document)
	}
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
