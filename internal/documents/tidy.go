package documents

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Tidied is a file as an export would have written it.
type Tidied struct {
	File          string
	Before, After []byte
	// Problems are why the file stays as it is.
	Problems state.Problems
}

// Changed reports whether the file is not tidy yet.
func (t Tidied) Changed() bool {
	return len(t.Problems) == 0 && !bytes.Equal(t.Before, t.After)
}

// TidyDirectory formats the YAML files of a directory in memory. The problems are those
// of the settings and of what cannot be read.
func TidyDirectory(dir string, kinds *registry.Kinds, o Options) ([]Tidied, state.Problems, error) {
	info, err := os.Stat(dir)
	if err := directoryProblem(dir, info, err); err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, directoryProblem(dir, info, err)
	}
	defer root.Close()
	l := newLoader(root.FS(), kinds, o)
	l.settings()
	f := &finder{fsys: l.fsys, root: ".", ignore: l.set.Settings.IgnoreFiles}
	f.find()
	problems := based(append(l.problems, f.problems...), o.Base, f.files)
	var out []Tidied
	for t := range inOrder(len(f.files), func(i int) Tidied { return tidyFile(l.fsys, f.files[i], kinds, o) }) {
		if err := l.stop(); err != nil {
			return nil, nil, err
		}
		out = append(out, t)
	}
	return out, problems, nil
}

func tidyFile(fsys fs.FS, name string, kinds *registry.Kinds, o Options) Tidied {
	b := &budget{limits: o.Limits.orDefault()}
	data, err := readBounded(fsys, name, b, b.limits.File)
	if err != nil {
		return Tidied{File: name, Problems: based(state.Problems{{Position: state.Position{File: name}, Text: fileError(err)}}, o.Base, nil)}
	}
	t := Tidy(name, data, kinds, o)
	t.Problems = based(t.Problems, o.Base, []string{name})
	return t
}

// Tidy formats a YAML file as an export would write it: the order of keys, indents,
// quotes and brackets. Comments, anchors, aliases, tags, block scalars and blank lines
// stay. A file that cannot be read, or that would say something else afterwards, has
// problems instead.
func Tidy(name string, data []byte, kinds *registry.Kinds, o Options) Tidied {
	t := &tidying{Tidied: Tidied{File: name, Before: data}, kinds: kinds, budget: &budget{limits: o.Limits.orDefault()}}
	if err := t.budget.fits(int64(len(data)), t.budget.limits.File); err != nil {
		t.problem(&node{}, err.Error(), "")
		return t.Tidied
	}
	text, bad := readable(data)
	if bad != nil {
		t.problem(&node{line: int32(bad.line), column: int32(bad.column)}, bad.text, bad.hint)
		return t.Tidied
	}
	parts := chunks(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	made := make([][]byte, len(parts))
	for i, c := range parts {
		made[i] = t.chunk(c, i == len(parts)-1)
	}
	stream := slices.Concat(made...)
	if len(t.Problems) == 0 && !sameStream(stream, made) {
		t.problem(&node{}, errOtherValue.Error(), staysAsItIs)
	}
	mark := data[:len(data)-len(text)]
	t.After = slices.Concat(mark, withSameLineEnds(stream, text))
	return t.Tidied
}

// withSameLineEnds gives a text the line ends of another.
func withSameLineEnds(text, like []byte) []byte {
	if bytes.Contains(like, []byte("\r\n")) {
		return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	return text
}

// tidying formats one file.
type tidying struct {
	Tidied
	kinds  *registry.Kinds
	budget *budget
}

func (t *tidying) problem(n *node, text, hint string) {
	t.Problems = append(t.Problems, state.Problem{Position: position(t.File, n), Text: text, Hint: hint})
}

// chunk formats one document of the file.
func (t *tidying) chunk(c chunk, last bool) []byte {
	root, bad := parse(c)
	if bad != nil {
		t.problem(&node{line: int32(bad.line), column: int32(bad.column)}, bad.text, bad.hint)
		return nil
	}
	before, text, behind := frame(c.text)
	if root == nil || isNothing(root) {
		return tidyLines(c.text, last)
	}
	kind, says := t.read(root)
	if kind == nil {
		return nil
	}
	out, err := tidyDocument(text, says, kind, last && len(behind) == 0)
	if err != nil {
		t.problem(root, err.Error(), staysAsItIs)
		return nil
	}
	return slices.Concat(tidyLines(before, false), out, behind)
}

// read reads a document and returns its kind, nil if it has problems, and what it says.
func (t *tidying) read(root *node) (*registry.Kind, any) {
	if most := t.budget.limits.Values; newScale(most).tooHeavy(root) {
		t.problem(root, tooManyValues(most), "")
		return nil, nil
	}
	w := newWalker(t.File, root, t.budget, &tagReader{unread: true})
	says := w.value(root)
	e := &envelope{form: form{file: t.File, root: root}, kinds: t.kinds}
	var kind *registry.Kind
	if object, ok := says.(map[string]any); ok {
		kind = e.kind(object)
	} else {
		e.wrongType(says, "", "a mapping that begins with kind")
	}
	for _, p := range slices.Concat(w.problems, e.problems) {
		p.Pointer = "" // its place says enough: the document has no key yet
		t.Problems = append(t.Problems, p)
	}
	if len(w.problems) > 0 {
		return nil, nil
	}
	return kind, says
}

const staysAsItIs = "the file stays as it is: format it by hand"

// tidyDocument formats a document without what is around it, and proves that it still
// says the same.
func tidyDocument(text []byte, says any, kind *registry.Kind, last bool) ([]byte, error) {
	out, err := proven(text, says, func(e *yamledit.Entry) []byte { return tidied(e, kind, last) })
	if errors.Is(err, errOtherValue) && last && !bytes.HasSuffix(text, []byte("\n")) {
		// A block of text that ends with the file has no line end.
		return proven(text, says, func(e *yamledit.Entry) []byte { return bytes.TrimSuffix(tidied(e, kind, last), []byte("\n")) })
	}
	return out, err
}

// proven is a document after formatting.
func proven(text []byte, says any, format func(*yamledit.Entry) []byte) ([]byte, error) {
	was, err := yamledit.Read(text)
	if err != nil {
		return nil, err
	}
	out := format(was.Entry)
	is, err := yamledit.Read(out)
	if err != nil {
		return nil, err
	}
	if err := sameDocument(says, was, is, out); err != nil {
		return nil, err
	}
	if again := format(is.Entry); !bytes.Equal(again, out) {
		return nil, errNotTidy
	}
	return out, nil
}
