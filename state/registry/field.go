package registry

import (
	"encoding/json"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Field describes one value in an API object: its JSON Schema words and those
// of isc-sync.
type Field struct {
	Name        string `json:"-"`
	Description string `json:"description"`
	// Types are JSON Schema's type names; "null" among them means nullable.
	Types   []string `json:"type"`
	Format  string   `json:"format"`
	Pattern string   `json:"pattern"`
	// Enum are the values that the vendor lists. The tenant may send others.
	Enum []string `json:"enum"`
	// Closed: the API refuses values other than those of Enum.
	Closed    bool        `json:"x-closed"`
	Minimum   json.Number `json:"minimum"`
	Maximum   json.Number `json:"maximum"`
	MinLength int         `json:"minLength"`
	MinItems  int         `json:"minItems"`
	MaxItems  int         `json:"maxItems"`
	MaxLength int         `json:"maxLength"`
	ReadOnly  bool        `json:"readOnly"`
	// WriteOnly: the field is a secret that no answer has, not even as cipher text, so
	// that it may be set although an answer lacks it. ShownBy is the member beside it that
	// is not null while it has a value, "" if nothing shows that.
	WriteOnly  bool   `json:"writeOnly"`
	ShownBy    string `json:"x-shown-by"`
	Default    any    `json:"default"`
	HasDefault bool   `json:"-"`
	// Refilled: the tenant sets a default if the field is empty, so the field
	// cannot be cleared.
	Refilled bool `json:"x-refilled"`
	// Noted: the tenant writes it too, with each change of what it notes there, so
	// that `manage: all` leaves it alone where it is not written.
	Noted bool `json:"x-noted"`
	// Properties are the members of an object, in the order for readers.
	Properties []*Field `json:"properties"`
	// Required are the members that creation, or a new part of an object, needs. One that has a default is
	// sent with it if no document writes it.
	Required []string `json:"required"`
	// Free objects have keys beside Properties.
	Free bool `json:"additionalProperties"`
	// Whole objects are managed as a whole if they are written: their parts have
	// no meaning alone, as those of a transform.
	Whole bool `json:"x-whole"`
	// Tree: the object is a condition or joins others, and is compared by its
	// meaning.
	Tree *TreeRule `json:"x-tree"`
	// Levels is in how many levels the definition that describes the field may
	// contain itself, 0 in none.
	Levels int `json:"-"`
	// Items describes the elements of an array.
	Items *Field `json:"items"`

	// Versions are the API versions that have the field; none means all that
	// have the kind.
	Versions []string `json:"x-versions"`
	// Hint is what to do instead of declaring a read-only field, or of writing more
	// than a text in a write-only one.
	Hint string   `json:"x-hint"`
	List ListKind `json:"x-list"`
	// KeyFields identify the elements of a keyed list, together.
	KeyFields []string `json:"x-key"`
	// ServerElements: only the tenant adds and removes elements.
	ServerElements bool `json:"x-elements"`
	// Derived names the resource from which the tenant creates the elements.
	Derived *DerivedRule `json:"x-derived"`

	// Position: the field numbers its list's elements from 1. A live list is
	// read in that order, and a written one is numbered again.
	Position bool `json:"x-position"`
	// Names is the sibling reference whose name the field repeats. It has no
	// meaning of its own, and is never sent.
	Names string `json:"x-names"`

	// Ref: the field is a reference. Refs are those inside it.
	Ref  *RefRule   `json:"x-ref"`
	Refs []InnerRef `json:"x-refs"`
	// Links are texts in it that name another part of the same object.
	Links []LinkRule `json:"x-links"`
	// Mentions are texts in a free map that may be names of objects.
	Mentions  *MentionRule  `json:"x-mentions"`
	Immutable ImmutableRule `json:"x-immutable"`
	Equal     EqualRule     `json:"x-equal"`
	// Lines: the text is read line by line.
	Lines *LinesRule `json:"x-lines"`
	// Aliases are other spellings under which the API may send the field.
	Aliases []string `json:"x-alias"`
	// Owned are globs of keys in a free map that belong to the server.
	Owned []OwnedKeys `json:"x-owned"`
	// CreateOnly are globs of keys in a free map that only a creation accepts.
	CreateOnly []string    `json:"x-create-only"`
	Secret     *SecretRule `json:"x-secret"`
	Patch      PatchRule   `json:"x-patch"`
	// Stage names the sibling reference that must exist before the field may
	// be set.
	Stage string `json:"x-stage"`
	// ListedAt: the object lacks the field; it is read from a separate list.
	// Calls are how elements are added and removed, nil if the field is patched.
	ListedAt *Endpoint `json:"x-listed-at"`
	Calls    *CallRule `json:"x-calls"`
	// KeptBy: the object lacks the field; another object has it.
	KeptBy *KeptRule `json:"x-kept-by"`
	// Shown: the tenant shows the elements of the set as objects.
	Shown *ShownRule `json:"x-shown"`
	// NotAtCreate: the request that creates an object does not accept the field,
	// so that it is set in a separate request (API: Changes in steps).
	NotAtCreate bool `json:"x-not-at-create"`
	// Together are members beside it that are sent if it changes; NotTogether
	// are those that change in an earlier request.
	Together    []string `json:"x-together"`
	NotTogether []string `json:"x-not-together"`
	// Needs are siblings without which the field may not be set, NeedsAny those of which
	// one is enough; ElementOf is the keyed list beside it that it names an element of.
	Needs     []string `json:"x-needs"`
	NeedsAny  []string `json:"x-needs-any"`
	ElementOf string   `json:"x-element-of"`
	// Demands are what the object must have for some values of the field.
	Demands map[string]*Requirement `json:"x-demands"`
	// Alone: an element of the list that is of some sorts allows no other element.
	Alone *AloneRule `json:"x-alone"`
	// LessThan is the number beside it that must be greater, AtMost one that must
	// not be less, unless it has its default, which does not limit. NotWith are the
	// members beside it that cannot be set together with it.
	LessThan string   `json:"x-less-than"`
	AtMost   string   `json:"x-at-most"`
	NotWith  []string `json:"x-not-with"`

	// Unique: no two objects of the kind, below one parent, may have the same value.
	Unique bool `json:"x-unique"`
	// NeverEmpty: the API refuses an empty text or list there, so that the field is
	// removed instead.
	NeverEmpty bool `json:"x-never-empty"`
	// NeverRemoved: the API wants the default instead of no value, so that the field
	// is set to that instead of being removed.
	NeverRemoved bool `json:"x-never-removed"`
	// MostChanges is how many elements of the list one request may add and remove
	// together, 0 for any number.
	MostChanges int `json:"x-most-changes"`
	// Fixed says when objects that exist have the field for good.
	Fixed *FixedRule `json:"x-fixed-by"`
	// OnlyIf: only some objects have the field.
	OnlyIf *OnlyIfRule `json:"x-only-if"`

	Sticky *StickyRule  `json:"x-sticky"`
	Danger []DangerRule `json:"x-danger"`

	byName map[string]*Field
	facts  facts
}

// ListKind is the meaning of the order and identity of an array's elements.
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

// Called returns the member with a name, also with another spelling of it, or nil.
func (f *Field) Called(name string) *Field {
	if p := f.Property(name); p != nil || f == nil {
		return p
	}
	for _, p := range f.Properties {
		if slices.Contains(p.Aliases, name) {
			return p
		}
	}
	return nil
}

// At returns the field that describes the value at p, or nil below a free map
// and if the value is not described.
func (f *Field) At(p jsonvalue.Pointer) *Field {
	for rest := p; rest != ""; rest = rest.Rest() {
		if f == nil {
			return nil
		}
		if f.Items != nil {
			f = f.Items
			continue
		}
		f = f.Property(rest.First())
	}
	return f
}

// HasDanger reports whether some event does harm.
func (f *Field) HasDanger(when DangerWhen) bool {
	return slices.ContainsFunc(f.Danger, func(d DangerRule) bool { return d.When == when })
}

// Nullable reports whether the API allows null.
func (f *Field) Nullable() bool { return f.hasType("null") }

// MayBeNull reports whether a document may write null for the member p of f:
// not if the tenant controls the value, and not if f's objects need the
// member. A list then becomes empty.
func (f *Field) MayBeNull(p *Field) bool {
	if p.Refilled || p.ServerElements || p.MinItems > 0 && !p.Nullable() {
		return false
	}
	return p.Nullable() || p.IsList() || !slices.Contains(f.Required, p.Name)
}

// IsList reports whether the field is an array.
func (f *Field) IsList() bool { return f != nil && f.hasType("array") }

// IsObject reports whether the field is an object.
func (f *Field) IsObject() bool { return f != nil && f.hasType("object") }

func (f *Field) hasType(name string) bool { return slices.Contains(f.Types, name) }

// IsEmptyValue reports whether a value of this field is equivalent to no
// value: null, an empty list or object, the default.
func (f *Field) IsEmptyValue(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case []any:
		if len(v) == 0 {
			return true
		}
	case map[string]any:
		return f.membersAreEmpty(v)
	}
	return f.HasDefault && jsonvalue.Equal(v, f.Default)
}

func (f *Field) membersAreEmpty(obj map[string]any) bool {
	for key, v := range obj {
		if p := f.Property(key); p == nil || !p.IsEmptyValue(v) {
			return false
		}
	}
	return true
}

// HasType reports whether the field may be of a JSON Schema type.
func (f *Field) HasType(name string) bool { return f != nil && f.hasType(name) }

// Below returns the field of a member or of any element, nil if it is not
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

// Unset returns the value that makes the member p of f's objects empty: its
// default, or null. ok is false if the server decides or an object needs the
// member.
func (f *Field) Unset(p *Field) (v any, ok bool) {
	if p.HasDefault && p.Default != nil && p.Default != "" {
		return p.Default, true
	}
	return nil, f.MayBeNull(p) && !slices.Contains(f.Required, p.Name)
}
