package documents

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Edit is what becomes of one document of a file.
type Edit struct {
	// Document is the one that Load read.
	Document *state.Document
	// Spec returns what spec must say, from what it says. In both, scalars with tags
	// of ours are yamledit.Tagged. It may change what it is given, and may be called
	// several times.
	Spec func(have map[string]any) map[string]any
	// Beside are keys beside spec, such as id, and what they must say.
	Beside map[string]string
	// Comments are written behind new values.
	Comments map[jsonvalue.Pointer]string
	// Remove takes the document out of the file.
	Remove bool
}

// ErrCannotEdit is the error of EditFile if a text cannot be edited in place.
var ErrCannotEdit = yamledit.ErrCannot

// EditFile returns a YAML file after edits of its documents. Every byte that need not
// change stays. nil is a file of which no document is left. It fails with
// ErrCannotEdit where the text cannot be edited in place.
func EditFile(data []byte, edits []Edit) ([]byte, error) {
	text := bytes.TrimPrefix(data, []byte(byteOrderMark))
	out := slices.Clone(data[:len(data)-len(text)])
	left := false
	all := chunks(text)
	for i, c := range all {
		edited := c.text
		if e := editOf(edits, c); e != nil && e.Remove {
			if i == 0 {
				out = append(out, headerOf(c, all[1:])...)
			}
			continue
		} else if e != nil {
			var err error
			if edited, err = e.edited(c.text); err != nil {
				return nil, fmt.Errorf("%s: %w", e.Document.Key, err)
			}
		}
		left = left || hasDocument(edited)
		out = append(out, edited...)
	}
	if !left {
		return nil, nil
	}
	return out, nil
}

// editOf is the edit of the document in a chunk.
func editOf(edits []Edit, c chunk) *Edit {
	if i := slices.IndexFunc(edits, func(e Edit) bool { return c.has(e.Document.Line) }); i >= 0 {
		return &edits[i]
	}
	return nil
}

func hasDocument(text []byte) bool {
	v, err := yamledit.Value(text)
	return err != nil || v != nil
}

func (e *Edit) edited(text []byte) ([]byte, error) {
	have, err := yamledit.Value(text)
	if err != nil {
		return nil, err
	}
	document, _ := have.(map[string]any)
	for key, value := range e.Beside {
		document[key] = value
	}
	spec, _ := document["spec"].(map[string]any)
	d := e.Document
	if e.Spec != nil {
		if spec = e.Spec(spec); spec != nil || document["spec"] != nil {
			document["spec"] = asTagged(spec, path.Dir(d.File))
		}
	}
	return yamledit.Edit(text, document, editWriter{kind: d.Kind, path: d.File, comments: e.Comments})
}

// asTagged gives variables and files the form that they have in a document's text.
func asTagged(spec any, folder string) any {
	return jsonvalue.Map(spec, func(v any) (any, bool) {
		switch v := v.(type) {
		case state.Env:
			return yamledit.Tagged{Tag: "!" + TagEnv, Value: v.Name}, true
		case state.File:
			return yamledit.Tagged{Tag: "!" + TagFile, Value: relative(folder, v.Path)}, true
		}
		return nil, false
	})
}

// Untagged turns scalars with tags, yamledit.Tagged, into what documents hold, and returns
// their tags.
func Untagged(spec map[string]any) (map[string]any, map[jsonvalue.Pointer]state.Tag) {
	tags := map[jsonvalue.Pointer]state.Tag{}
	out, _ := (editWriter{}).plain(spec, "", tags).(map[string]any)
	return out, tags
}

// editWriter writes new values as an export would.
type editWriter struct {
	kind     *registry.Kind
	path     string
	comments map[jsonvalue.Pointer]string
}

// field describes a value at a pointer into the document; nil outside of spec.
func (w editWriter) field(at jsonvalue.Pointer) *registry.Field {
	if !specPointer.Contains(at) {
		return nil
	}
	return w.kind.Spec.At(at[len(specPointer):])
}

// printer is one for a value, with the tags that are in it.
func (w editWriter) printer(v any, at jsonvalue.Pointer) (*printer, any, jsonvalue.Pointer) {
	p := &printer{path: w.path, tags: map[jsonvalue.Pointer]state.Tag{}, comments: w.comments}
	if specPointer.Contains(at) {
		at = at[len(specPointer):]
	}
	return p, w.plain(v, at, p.tags), at
}

// plain turns scalars with tags into what documents hold, and notes their tags.
func (w editWriter) plain(v any, at jsonvalue.Pointer, tags map[jsonvalue.Pointer]state.Tag) any {
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		tagged, ok := v.(yamledit.Tagged)
		if !ok {
			return nil, false
		}
		text, _ := tagged.Value.(string)
		switch name := strings.TrimPrefix(tagged.Tag, "!"); name {
		case TagEnv:
			return state.Env{Name: text}, true
		case TagFile:
			return state.File{Path: path.Join(path.Dir(w.path), text)}, true
		default:
			tags[at] = state.Tag{Name: name, Arg: text}
			return tagged.Value, true
		}
	})
}

func (w editWriter) Block(v any, at jsonvalue.Pointer, column int) string {
	p, v, inSpec := w.printer(v, at)
	p.value(v, w.field(at), inSpec, place{column, column + len(at.Last()) + 1, w.field(at.Parent())})
	return strings.TrimSuffix(p.out.String(), "\n")
}

func (w editWriter) Element(v any, at jsonvalue.Pointer, column int) string {
	p, v, inSpec := w.printer(v, at)
	here := place{column, column + 1, w.field(at.Parent())}
	object, isObject := v.(map[string]any)
	if !isObject || len(object) == 0 || p.tag(inSpec) != "" || p.comments[inSpec] != "" {
		p.value(v, w.field(at), inSpec, here)
	} else if line, ok := p.flowMapping(object, w.field(at), inSpec, here); ok {
		p.text(" " + line)
	} else {
		p.text(" ")
		p.element(object, w.field(at), inSpec, column+2)
	}
	return strings.TrimSuffix(p.out.String(), "\n")
}

func (w editWriter) Flow(v any, at jsonvalue.Pointer) string {
	p, v, inSpec := w.printer(v, at)
	return p.inBrackets(v, inSpec)
}

// Key asks with a question mark where a key is too long.
func (w editWriter) Key(key string, column int) string {
	if column < 0 {
		return keyInBrackets(key)
	}
	text := quoted(key, block)
	if len(text) > longestKey {
		return "? " + text + "\n" + strings.Repeat(" ", column)
	}
	return text
}

func keyInBrackets(key string) string {
	text := quoted(key, flow)
	if len(text) > longestKey {
		return "? " + text + " "
	}
	return text
}

// Less orders keys as an export does.
func (w editWriter) Less(at jsonvalue.Pointer, key, other string) bool {
	if at == "" {
		order := envelopeOrder(w.kind, nil)
		return slices.Index(order, key) < slices.Index(order, other)
	}
	f := w.field(at)
	if f != nil && f.Patch == registry.PatchKey {
		return key < other
	}
	order := memberOrder(map[string]any{key: nil, other: nil}, f)
	return order[0] == key && key != other
}

// inBrackets writes any value on one line.
func (p *printer) inBrackets(v any, at jsonvalue.Pointer) string {
	switch v := v.(type) {
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			parts = append(parts, keyInBrackets(key)+": "+p.inBrackets(v[key], at.Append(key)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = p.inBrackets(e, at.Index(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	switch tag := p.tags[at]; tag.Name {
	case TagVar:
		return "!var " + quoted(tag.Arg, flow)
	case TagPlain:
		return plainTag + " " + p.scalar(v, flow)
	}
	return p.scalar(v, flow)
}
