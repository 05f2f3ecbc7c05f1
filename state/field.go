package state

import (
	"encoding/json"

	"isc-sync/internal/jsonvalue"
)

// Field describes one value in an API object: its JSON Schema words and what
// isc-sync adds to them.
type Field struct {
	Name        string
	Description string
	// Types are JSON Schema's type names; "null" among them means nullable.
	Types   []string
	Format  string
	Pattern string
	// Enum are the values that the vendor lists. The tenant may send others.
	Enum             []string
	Minimum, Maximum json.Number
	MaxLength        int
	ReadOnly         bool
	Default          any
	HasDefault       bool
	// Properties are the members of an object, in the order people read them.
	Properties []*Field
	Required   []string
	// Free objects take keys beside Properties.
	Free bool
	// Items describes the elements of an array.
	Items *Field

	List ListKind
	// KeyField identifies the elements of a keyed list.
	KeyField string
	// ServerElements: the elements are the tenant's, none is added or removed.
	ServerElements bool

	Ref       *RefRule
	Immutable ImmutableRule
	Equal     EqualRule
	// Aliases are other spellings under which the API may send the field.
	Aliases []string
	// Owned are globs of keys in a free map that belong to the server.
	Owned []OwnedKeys
	// CreateOnly are globs of keys in a free map that only creation takes.
	CreateOnly []string
	Secret     *SecretRule
	Patch      PatchRule
	// Stage names the sibling reference that must exist before the field may
	// be set.
	Stage  string
	Sticky *StickyRule
	Danger []DangerRule

	byName map[string]*Field
}

// ListKind tells what the order and identity of an array's elements mean.
type ListKind string

// The kinds of lists.
const (
	Ordered  ListKind = "ordered"
	Set      ListKind = "set"
	Keyed    ListKind = "keyed"
	KeyedSet ListKind = "keyed-set"
)

// RefRule says that a field names another object.
type RefRule struct {
	// Kind is what it refers to; KindBy chooses the kind by a sibling field.
	Kind   string
	KindBy *KindBy
	// Form is how the API holds it: object ({type, id, name}), id or name.
	Form RefForm
	// Parent scope: the name is looked for below the same parent.
	InParent bool
	// Soft references order and note only.
	Soft bool
}

// KindBy maps the values of a sibling field to kinds.
type KindBy struct {
	Field string
	Map   map[string]string
}

// RefForm is how a reference stands in the API's JSON.
type RefForm string

// The forms of a reference.
const (
	RefObject RefForm = "object"
	RefID     RefForm = "id"
	RefName   RefForm = "name"
)

// ImmutableRule tells when a field can no longer change.
type ImmutableRule string

// The rules: after the object exists, or once it stood at null.
const (
	Mutable             ImmutableRule = ""
	ImmutableAfterCreat ImmutableRule = "after-create"
	ImmutableFromNull   ImmutableRule = "from-null"
)

// EqualRule tells how two scalars compare.
type EqualRule struct {
	// Loose: "60" is 60 and "true" is true.
	Loose bool
	// Suffix is what the server may have added to the value.
	Suffix string
}

// OwnedKeys are keys of a free map that the server keeps for itself.
type OwnedKeys struct {
	Keys []string
	// Hint says what to do instead.
	Hint string
}

// SecretRule tells which keys of a free map hold secrets.
type SecretRule struct {
	// ListedIn is the key whose live value lists them, split by Separator.
	ListedIn, Separator string
	// Names are globs of telling names, for use before a live value is known.
	Names []string
}

// PatchRule tells how finely a field may be patched.
type PatchRule string

// The rules: leaf by leaf, key by key but never the map as a whole, or only as
// a whole.
const (
	PatchLeaf  PatchRule = "leaf"
	PatchKey   PatchRule = "key"
	PatchWhole PatchRule = "whole"
)

// StickyRule says that the server may keep its own value.
type StickyRule struct {
	Reason string
	// Unless names an identity field or sibling and the values with which the
	// server does take the declared value; zero means it never does.
	UnlessField string
	UnlessIn    []string
}

// DangerRule says why a change of the field harms.
type DangerRule struct {
	// When is change, remove (the field or the element) or drop (Value leaves
	// a set).
	When  string
	Value string
	// IfField and IfValue restrict it to elements that have this member.
	IfField string
	Why     string
}

// Property returns the member called name, or nil.
func (f *Field) Property(name string) *Field {
	if f == nil {
		return nil
	}
	return f.byName[name]
}

// At returns the field that describes the value at p, or nil below a free map
// and where nothing is described.
func (f *Field) At(p jsonvalue.Pointer) *Field {
	for _, token := range p.Tokens() {
		if f == nil {
			return nil
		}
		if f.Items != nil {
			f = f.Items
			continue
		}
		f = f.Property(token)
	}
	return f
}

// Nullable tells whether the API allows null.
func (f *Field) Nullable() bool { return f.hasType("null") }

// IsList tells whether the field is an array.
func (f *Field) IsList() bool { return f != nil && f.hasType("array") }

// IsObject tells whether the field is an object.
func (f *Field) IsObject() bool { return f != nil && f.hasType("object") }

func (f *Field) hasType(name string) bool {
	for _, t := range f.Types {
		if t == name {
			return true
		}
	}
	return false
}
