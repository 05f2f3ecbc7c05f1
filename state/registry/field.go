package registry

import (
	"encoding/json"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Field describes one value in an API object: its JSON Schema words and what
// isc-sync adds to them.
type Field struct {
	Name        string `json:"-"`
	Description string `json:"description"`
	// Types are JSON Schema's type names; "null" among them means nullable.
	Types   []string `json:"type"`
	Format  string   `json:"format"`
	Pattern string   `json:"pattern"`
	// Enum are the values that the vendor lists. The tenant may send others.
	Enum []string `json:"enum"`
	// Closed: no other value than those of Enum is known of any tenant, and the
	// API refuses them.
	Closed     bool        `json:"x-closed"`
	Minimum    json.Number `json:"minimum"`
	Maximum    json.Number `json:"maximum"`
	MinLength  int         `json:"minLength"`
	MaxLength  int         `json:"maxLength"`
	ReadOnly   bool        `json:"readOnly"`
	Default    any         `json:"default"`
	HasDefault bool        `json:"-"`
	// Refilled: the tenant puts a value of its own in the place of none, so
	// that nobody can clear the field.
	Refilled bool `json:"x-refilled"`
	// Properties are the members of an object, in the order people read them.
	Properties []*Field `json:"properties"`
	// Required are the members that creation needs. One that has a default is sent
	// as that if no document writes it.
	Required []string `json:"required"`
	// Free objects take keys beside Properties.
	Free bool `json:"additionalProperties"`
	// Whole objects are managed whole where they are written: their parts make
	// no sense apart, as those of a transform.
	Whole bool `json:"x-whole"`
	// Tree: the object is a condition or joins others, and is compared by what it
	// means.
	Tree *TreeRule `json:"x-tree"`
	// Levels is in how many levels the definition that describes the field may
	// contain itself, 0 in none.
	Levels int `json:"-"`
	// Items describes the elements of an array.
	Items *Field `json:"items"`

	// Versions are the API versions that have the field; none means all that
	// have the kind.
	Versions []string `json:"x-versions"`
	// Hint says what to do instead of declaring a read-only field.
	Hint string   `json:"x-hint"`
	List ListKind `json:"x-list"`
	// KeyFields identify the elements of a keyed list, together.
	KeyFields []string `json:"x-key"`
	// ServerElements: the elements are the tenant's, none is added or removed.
	ServerElements bool `json:"x-elements"`
	// Derived says which resource the tenant makes the elements from.
	Derived *DerivedRule `json:"x-derived"`

	// Position: the field numbers its list's elements from 1. A live list is
	// read in that order, and a written one is numbered anew.
	Position bool `json:"x-position"`
	// Names is the sibling reference whose name the field repeats. It says
	// nothing by itself, and is never sent.
	Names string `json:"x-names"`

	// Ref: the field is a reference. Refs are those inside it.
	Ref       *RefRule      `json:"x-ref"`
	Refs      []InnerRef    `json:"x-refs"`
	Immutable ImmutableRule `json:"x-immutable"`
	Equal     EqualRule     `json:"x-equal"`
	// Aliases are other spellings under which the API may send the field.
	Aliases []string `json:"x-alias"`
	// Owned are globs of keys in a free map that belong to the server.
	Owned []OwnedKeys `json:"x-owned"`
	// CreateOnly are globs of keys in a free map that only creation takes.
	CreateOnly []string    `json:"x-create-only"`
	Secret     *SecretRule `json:"x-secret"`
	Patch      PatchRule   `json:"x-patch"`
	// Stage names the sibling reference that must exist before the field may
	// be set.
	Stage string `json:"x-stage"`
	// ListedAt: the object lacks the field; it is read from a list of its own. Calls
	// are how elements are added and removed, nil if the field is patched.
	ListedAt *Endpoint `json:"x-listed-at"`
	Calls    *CallRule `json:"x-calls"`
	// NotAtCreate: the request that creates an object does not take the field, so
	// that it is set in a request of its own (API: Changes in steps).
	NotAtCreate bool `json:"x-not-at-create"`
	// Together are members beside it that are sent along where it changes;
	// NotTogether are those that change in an earlier request of their own.
	Together    []string `json:"x-together"`
	NotTogether []string `json:"x-not-together"`
	// Needs are siblings without which the field may not be set; ElementOf is
	// the keyed list beside it that it names an element of.
	Needs     []string `json:"x-needs"`
	ElementOf string   `json:"x-element-of"`
	// LessThan is the number beside it that must be greater, AtMost one that must
	// not be less unless it has its default, which is no limit. NotWith are the
	// members beside it that cannot be set together with it.
	LessThan string   `json:"x-less-than"`
	AtMost   string   `json:"x-at-most"`
	NotWith  []string `json:"x-not-with"`

	// MostChanges is how many elements of the list one request may add and remove
	// together, 0 for any number.
	MostChanges int `json:"x-most-changes"`
	// Fixed says when objects that exist have the field for good.
	Fixed *FixedRule `json:"x-fixed-by"`

	Sticky *StickyRule  `json:"x-sticky"`
	Danger []DangerRule `json:"x-danger"`

	byName map[string]*Field
}

// ListKind tells what the order and identity of an array's elements mean.
type ListKind string

// The kinds of lists. An array without a word is ordered.
const (
	Ordered  ListKind = "ordered"
	Set      ListKind = "set"
	Keyed    ListKind = "keyed"
	KeyedSet ListKind = "keyed-set"
)

// Property returns the member called name, or nil.
func (f *Field) Property(name string) *Field {
	if f == nil {
		return nil
	}
	if f.byName != nil {
		return f.byName[name]
	}
	for _, p := range f.Properties {
		if p.Name == name {
			return p
		}
	}
	return nil
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

// MayBeNull tells whether a document may write null for the member p of f: not
// where the tenant has the say, and not where f's objects cannot be without it.
// A list is then emptied.
func (f *Field) MayBeNull(p *Field) bool {
	if p.Refilled || p.ServerElements {
		return false
	}
	return p.Nullable() || p.IsList() || !slices.Contains(f.Required, p.Name)
}

// IsList tells whether the field is an array.
func (f *Field) IsList() bool { return f != nil && f.hasType("array") }

// IsObject tells whether the field is an object.
func (f *Field) IsObject() bool { return f != nil && f.hasType("object") }

func (f *Field) hasType(name string) bool { return slices.Contains(f.Types, name) }

// ReadsAsNothing tells whether a value of this field says no more than its
// absence: null, an empty list or object, the default.
func (f *Field) ReadsAsNothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case []any:
		if len(v) == 0 {
			return true
		}
	case map[string]any:
		return f.membersReadAsNothing(v)
	}
	return f.HasDefault && jsonvalue.Equal(v, f.Default)
}

func (f *Field) membersReadAsNothing(obj map[string]any) bool {
	for key, v := range obj {
		if p := f.Property(key); p == nil || !p.ReadsAsNothing(v) {
			return false
		}
	}
	return true
}

// HasType reports whether the field may be of a JSON Schema type.
func (f *Field) HasType(name string) bool { return f != nil && f.hasType(name) }

// Below returns the field of a member or of any element, nil where nothing is
// described.
func (f *Field) Below(token string) *Field {
	if f == nil {
		return nil
	}
	if f.Items != nil {
		return f.Items
	}
	return f.Property(token)
}

// Unset returns what the member p of f's objects has to be for it to say
// nothing: its default, or null. ok is false if the server decides or an object
// cannot be without the member.
func (f *Field) Unset(p *Field) (v any, ok bool) {
	if p.HasDefault && p.Default != nil && p.Default != "" {
		return p.Default, true
	}
	return nil, f.MayBeNull(p) && !slices.Contains(f.Required, p.Name)
}
