package state

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Document is one YAML document: the desired state of one API object.
type Document struct {
	Key  Key
	Kind *registry.Kind
	// Identity are the values of the kind's identity fields, in their order.
	Identity []string
	// Spec is the declared part of the object: JSON values, with Env and File in
	// place of tags.
	Spec map[string]any
	// Tags are the tags that the author wrote, by the place in Spec.
	Tags map[jsonvalue.Pointer]Tag
	// ID pins the object; Previously is its former name; Absent asks for its
	// deletion.
	ID, Previously string
	Absent         bool
	// Layered: an environment's overlay says a part of it, so that its values come from
	// two files. Below is what the document outside of the overlay says, Above the one in it.
	Layered      bool
	Below, Above *Document
	// Manage overrides the setting of the same name for this document.
	Manage ManageMode
	Position
	// Named is the position of the object's name in the file.
	Named Position
	// Locate finds the position in the file of a pointer into Spec, or of the
	// nearest value above it. Nil means Position for everything.
	Locate func(jsonvalue.Pointer) Position
}

// At returns the position in the file of a pointer into Spec.
func (d *Document) At(p jsonvalue.Pointer) Position {
	if d.Locate == nil {
		return d.Position
	}
	return d.Locate(p)
}

// Problem describes what is wrong at a pointer into Spec.
func (d *Document) Problem(p jsonvalue.Pointer, text, hint string) Problem {
	if d.isAbout(p) {
		return Problem{Position: d.Named, Key: d.Subject(), Text: text, Hint: strings.Replace(hint, "{id: …}", "id: … beside kind", 1)}
	}
	return Problem{Position: d.At(p), Key: d.Subject(), Pointer: p, Text: text, Hint: hint}
}

// Subject is what problems are about: the document's key or, while a part of that is
// missing, its kind.
func (d *Document) Subject() Key {
	if d.Key == "" && d.Kind != nil {
		return Key(d.Kind.Name)
	}
	return d.Key
}

// IdentityValue returns the value of an identity field, "" if the kind does
// not have the field.
func (d *Document) IdentityValue(name string) string {
	for i, f := range d.Kind.Identity {
		if f.Name == name {
			return d.Identity[i]
		}
	}
	return ""
}

// FormerKey returns the key under which the object was declared before it was renamed,
// "" if the document does not rename it.
func (d *Document) FormerKey() Key {
	if d.Previously == "" || len(d.Identity) == 0 {
		return ""
	}
	return NewKey(d.Kind.Name, append(slices.Clone(d.Identity[:len(d.Identity)-1]), d.Previously)...)
}

// ParentKey returns the key of the object's parent.
func (d *Document) ParentKey() Key { return ParentKey(d.Kind, d.Key) }

// Ancestors returns the keys of the object's parent, of the parent of that,
// and so on.
func (d *Document) Ancestors() []Key { return Ancestors(d.Kind, d.Key) }

// Tag is a YAML tag of isc-sync and its argument: !env NAME, !file path, !var
// name or !plain.
type Tag struct {
	Name, Arg string
}

// Env is a placeholder in a document for the value of an environment
// variable. It is sensitive: its value is never shown or stored.
type Env struct {
	Name string
}

// FileText is the text of a file's bytes: line ends are "\n", and a byte order
// mark in front is dropped.
func FileText(data string) string {
	return strings.ReplaceAll(strings.TrimPrefix(data, "\ufeff"), "\r\n", "\n")
}

// File is a placeholder in a document for the text of a file (FileText).
type File struct {
	// Path is relative to the documents' directory, with "/".
	Path   string
	Text   string
	SHA256 string
}

// Documents are all that is declared, sorted by key, each key once.
type Documents []*Document

// Sort orders the documents by key.
func (ds Documents) Sort() {
	slices.SortFunc(ds, func(a, b *Document) int { return strings.Compare(string(a.Key), string(b.Key)) })
}

// Find returns the document with the key, or nil. The documents must be sorted.
func (ds Documents) Find(key Key) *Document {
	i, ok := slices.BinarySearchFunc(ds, key, func(d *Document, k Key) int { return strings.Compare(string(d.Key), string(k)) })
	if !ok {
		return nil
	}
	return ds[i]
}

// Locate finds the position in the files of a pointer into a resource; it is
// zero if the resource is not declared.
func (ds Documents) Locate(key Key, p jsonvalue.Pointer) Position {
	d := ds.Find(key)
	if d == nil {
		return Position{}
	}
	return d.At(p)
}
