package since

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Undone are documents that ask for the end of what is not declared any more.
type Undone struct {
	// Files are the files that change, with their new content.
	Files map[string][]byte
	// Absent are the resources that are to be deleted, Cleared the fields that become null.
	Absent  []state.Key
	Cleared []Field
	// Left is what no document can ask for.
	Left []Left
}

// Left is a resource, or a field of one, and why it stays as it is.
type Left struct {
	Key     state.Key
	Pointer jsonvalue.Pointer
	Why     string
}

// Declared are the documents of another environment of the directory.
type Declared struct {
	Environment string
	Documents   state.Documents
}

// undoer collects the changes of files.
type undoer struct {
	*Difference
	// overlay is the folder of the environment's overlay; in it, absent does not delete.
	overlay string
	others  []Declared
	read    func(name string) ([]byte, error)
	out     Undone
}

// Undo adds nulls and ensure: absent to the documents. rev is the revision that
// declared what is gone, overlay the folder of the environment's overlay; others are what
// the other environments have, and keep. read returns a file of the directory.
func Undo(d *Difference, rev, overlay string, others []Declared, read func(name string) ([]byte, error)) (*Undone, error) {
	u := &undoer{Difference: d, overlay: overlay, others: others, read: read, out: Undone{Files: map[string][]byte{}}}
	if err := u.fields(); err != nil {
		return nil, err
	}
	for _, doc := range d.Gone {
		switch why := u.stays(doc); {
		case u.goesWithParent(doc):
		case why != "":
			u.left(doc.Key, "", why)
		default:
			if err := u.absent(doc, rev); err != nil {
				return nil, err
			}
		}
	}
	return &u.out, nil
}

func (u *undoer) left(key state.Key, at jsonvalue.Pointer, why string) {
	u.out.Left = append(u.out.Left, Left{key, at, why})
}

func (u *undoer) goesWithParent(doc *state.Document) bool {
	return slices.ContainsFunc(doc.Ancestors(), func(key state.Key) bool { return u.Gone.Find(key) != nil })
}

// stays returns why no document can ask for a deletion, "" if one can.
func (u *undoer) stays(doc *state.Document) string {
	kind := doc.Kind
	isProtected := func(x registry.Exclusion) bool { return x.Value == doc.Identity[len(doc.Identity)-1] }
	switch {
	case kind.IsSetting(), kind.Delete.How == registry.DeleteNever, slices.ContainsFunc(kind.Delete.Protected, isProtected):
		return "it cannot be deleted: declare the values that it is to have"
	case doc.Layered || u.inOverlay(doc.File):
		return "it was declared in the overlay " + u.overlay + ": write ensure: absent into a document outside of it, by hand"
	}
	return u.elsewhere(doc)
}

// elsewhere returns which other environment keeps a resource, or what belongs to it: a
// deletion outside of overlays would also concern it.
func (u *undoer) elsewhere(doc *state.Document) string {
	for _, other := range u.others {
		for _, o := range other.Documents {
			if !o.Absent && (o.Key == doc.Key || slices.Contains(o.Ancestors(), doc.Key)) {
				return fmt.Sprintf("the environment %s declares %s, at %s: write ensure: absent into a document outside of overlays, and ensure: null into that one, by hand", other.Environment, o.Key, o.Position)
			}
		}
	}
	return ""
}

func (u *undoer) inOverlay(file string) bool {
	return u.overlay != "" && strings.HasPrefix(file, u.overlay+"/")
}

// absent adds a document to the file that a resource was declared in.
func (u *undoer) absent(doc *state.Document, rev string) error {
	gone := &state.Document{Kind: doc.Kind, Identity: doc.Identity, Key: doc.Key, ID: doc.ID, Absent: true}
	text, err := documents.Format(documents.Exported{Document: gone, Comments: map[jsonvalue.Pointer]string{"": "declared in " + rev}}, doc.File)
	if err != nil {
		return err
	}
	before, err := u.content(doc.File)
	switch {
	case err == nil && len(before) > 0:
		text = documents.Joined(before, text)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("read %s: %w", doc.File, err)
	}
	u.out.Files[doc.File] = text
	u.out.Absent = append(u.out.Absent, doc.Key)
	return nil
}

func (u *undoer) content(name string) ([]byte, error) {
	if data, changed := u.out.Files[name]; changed {
		return data, nil
	}
	return u.read(name)
}

// fields writes null for fields, file by file.
func (u *undoer) fields() error {
	byDocument := map[*state.Document][]jsonvalue.Pointer{}
	var order []*state.Document
	for _, f := range u.Fields {
		switch {
		case !f.Clearable:
			u.left(f.Document.Key, f.Pointer, "null does not clear it: write the value that it is to have")
		case u.overlay != "" && (f.Document.Layered || f.former.Layered || u.inOverlay(f.Document.File)):
			u.left(f.Document.Key, f.Pointer, "an overlay declares or declared a part of the document: write null by hand")
		default:
			if byDocument[f.Document] == nil {
				order = append(order, f.Document)
			}
			byDocument[f.Document] = append(byDocument[f.Document], f.Pointer)
			u.out.Cleared = append(u.out.Cleared, f)
		}
	}
	for _, doc := range order {
		if err := u.clear(doc, byDocument[doc]); err != nil {
			return err
		}
	}
	return nil
}

func (u *undoer) clear(doc *state.Document, at []jsonvalue.Pointer) error {
	data, err := u.content(doc.File)
	if err != nil {
		return fmt.Errorf("read %s: %w", doc.File, err)
	}
	after, err := documents.EditFile(data, []documents.Edit{{Document: doc, Spec: func(spec map[string]any) map[string]any {
		for _, p := range at {
			spec, _ = withNull(spec, p.Tokens()).(map[string]any)
		}
		return spec
	}}})
	if errors.Is(err, yamledit.ErrCannot) {
		u.out.Cleared = slices.DeleteFunc(u.out.Cleared, func(f Field) bool { return f.Document == doc })
		u.left(doc.Key, "", "its YAML cannot be edited in place: write null by hand")
		return nil
	}
	if err != nil {
		return fmt.Errorf("edit %s: %w", doc.File, err)
	}
	u.out.Files[doc.File] = after
	return nil
}

// withNull returns a value with null at a place.
func withNull(v any, tokens []string) any {
	if len(tokens) == 0 {
		return nil
	}
	switch v := v.(type) {
	case map[string]any:
		v[tokens[0]] = withNull(v[tokens[0]], tokens[1:])
	case []any:
		if i, ok := jsonvalue.ArrayIndex(tokens[0]); ok && i < len(v) {
			v[i] = withNull(v[i], tokens[1:])
		}
	case nil:
		return map[string]any{tokens[0]: withNull(nil, tokens[1:])}
	}
	return v
}
