package registry

import (
	"fmt"
	"slices"
	"sync"

	"isc-sync/internal/jsonvalue"
)

// RefRule means that a field names another object.
type RefRule struct {
	// Kind is the kind of the target; KindBy selects the kind by a sibling
	// field.
	Kind   string  `json:"kind"`
	KindBy *KindBy `json:"kindBy"`
	// Form is the form in the API: object ({type, id, name}), id, name, or key:
	// the keys of a map are ids.
	Form RefForm `json:"form"`
	// Prefix is what the value has before the name, such as attribute. before that of an
	// attribute. A value without it is not a reference.
	Prefix string `json:"prefix"`
	// InParent: the name is searched below the same parent.
	InParent bool `json:"inParent"`
	// Fixed are parts of the target's name that documents do not write: the
	// field of the same object at this pointer has them.
	Fixed map[string]jsonvalue.Pointer `json:"fixed"`
	// Nameless: the tenant refuses a name beside the id.
	Nameless bool `json:"nameless"`
	// Soft references only order, note, and keep what they name from being deleted: the
	// tenant does not check them. Below is a kind below the target whose objects are
	// used as well, so that their changes also come first.
	Soft  bool   `json:"soft"`
	Below string `json:"below"`
	// Released: it does not keep its object from being deleted. The tenant removes it
	// then, or it means nothing any more.
	Released bool `json:"released"`
	// Requires is what the object must have that is referred to; the tenant refuses it
	// otherwise.
	Requires *Requirement `json:"requires"`
	// Complete: the object must be complete when it is referred to, also with what its
	// creation does not accept: the tenant copies from it.
	Complete bool `json:"complete"`
	// Unlisted: the tenant may have objects that no list of it shows, so that a name which
	// nothing has is noted, with what it may have been meant for, and sent.
	Unlisted bool `json:"unlisted"`
	// IDPattern distinguishes ids of the kind from other values: a live value
	// that does not match it is used as it is, and so is a declared one that is
	// not a known name. "" means that every value is an id.
	IDPattern string `json:"idPattern"`

	// parts are the parts of the names of each kind that it may refer to.
	parts map[string][]Part
}

// InnerRef finds references inside a value that is not described otherwise,
// at any depth: in each object that meets the condition.
type InnerRef struct {
	// At points from that object to the reference, or to a list of several.
	At jsonvalue.Pointer `json:"at"`
	// When are pointers from the object to texts, each with the texts that make
	// At a reference; with other texts it is a literal.
	When map[string][]string `json:"when"`
	Ref  *RefRule            `json:"ref"`
	// ID is the member beside a name with the id of the same object. Documents
	// write the name alone; both are compared and sent.
	ID string `json:"id"`
	// Suffix may follow the name in the tenant and has no meaning.
	Suffix string `json:"suffix"`
	// Literal is an expression for texts that are not references, such as
	// variables; "" matches none.
	Literal string `json:"literal"`
}

// IsLiteral reports whether a text at the place of a reference is not a
// reference.
func (r *InnerRef) IsLiteral(text string) bool {
	return r.Literal != "" && Matches(r.Literal, text)
}

// KindBy maps the values of a member to kinds: of a sibling field, or of the
// reference itself.
type KindBy struct {
	Field string            `json:"field"`
	Own   string            `json:"own"`
	Map   map[string]string `json:"map"`
	// Else is the value of the own member if a document writes only a name.
	Else string `json:"else"`
	// Only: with other values of the sibling there is no reference.
	Only bool `json:"only"`
}

// RefForm is the form of a reference in the API's JSON.
type RefForm string

// The forms of a reference.
const (
	RefObject RefForm = "object"
	RefID     RefForm = "id"
	RefName   RefForm = "name"
	RefKey    RefForm = "key"
)

// ImmutableRule is when a field can no longer change.
type ImmutableRule string

// The rules: after the object exists, or once it was null.
const (
	Mutable              ImmutableRule = ""
	ImmutableAfterCreate ImmutableRule = "after-create"
	ImmutableFromNull    ImmutableRule = "from-null"
)

// OwnedKeys are keys of a free map that the server keeps for itself.
type OwnedKeys struct {
	Keys []string `json:"keys"`
	// Values are globs of the texts that the server writes there; any other
	// value is a user's. Without them every value is the server's.
	Values []string `json:"values"`
	// Anywhere: the keys are also the server's in the objects inside the map.
	Anywhere bool `json:"anywhere"`
	// Hint is what to do instead.
	Hint string `json:"hint"`
}

// SecretRule selects the keys of a free map that have secrets.
type SecretRule struct {
	// ListedIn is the key whose live value lists them, split by Separator and
	// trimmed.
	ListedIn  string `json:"listedIn"`
	Separator string `json:"separator"`
	// Names are globs of names that suggest a secret, letter case aside, for use
	// before a live value is known.
	Names []string `json:"names"`
	// Identify and Adjust are globs of names, letter case aside. They decide
	// what identifies a list element that has a secret: every text does, except
	// below a name in Adjust, and of numbers and booleans those in Identify.
	Identify []string `json:"identify"`
	Adjust   []string `json:"adjust"`

	matched sync.Map // key to whether its name matches
}

// PatchRule is how finely a field may be patched.
type PatchRule string

// The rules: leaf by leaf, key by key but never the complete map, or only
// completely.
const (
	PatchLeaf  PatchRule = "leaf"
	PatchKey   PatchRule = "key"
	PatchWhole PatchRule = "whole"
)

// StickyRule means that the server may keep its own value.
type StickyRule struct {
	Reason string `json:"reason"`
	// UnlessField is an identity field or a top-level member; if its value is
	// one of UnlessIn the server accepts the declared value. "" means it never
	// does.
	UnlessField string   `json:"unlessField"`
	UnlessIn    []string `json:"unlessIn"`
	// Foreseen are marks of an object that is to be created that predict that
	// the server will reject the field: then it is not sent.
	Foreseen []Foreseen `json:"foreseen"`
}

// FixedRule means that a field of an object can no longer change once Field, a
// top-level member that only the tenant writes, is not null.
type FixedRule struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

// Fixes reports whether an object, as the tenant has it, can no longer change the field.
func (r *FixedRule) Fixes(live map[string]any) bool { return r != nil && live[r.Field] != nil }

// Foreseen is a text in an object that is to be created, one of In (globs),
// and what the server will do because of it.
type Foreseen struct {
	Pointer jsonvalue.Pointer `json:"pointer"`
	In      []string          `json:"in"`
	Reason  string            `json:"reason"`
}

// DangerRule is why a change of the field does harm.
type DangerRule struct {
	When DangerWhen `json:"when"`
	// Value is the member that must not leave a set, or the text that the field
	// must not get.
	Value string `json:"value"`
	// IfField restricts it to elements, or objects, in which this member is true or has
	// a text.
	IfField string `json:"ifField"`
	// Created: a new object does the same harm.
	Created bool   `json:"created"`
	Why     string `json:"why"`
}

// DangerWhen is what happens to the field.
type DangerWhen string

// The events: the field gets another value or loses the one that it has (that is
// removed instead, if a rule has that), the field or element is removed,
// Value is removed from a set, the field gets Value, a boolean becomes true
// or is no longer true, the field gets a value and had none, or the element is new,
// or a list loses some elements, or all, or a text with x-lines loses some entries.
const (
	DangerChange DangerWhen = "change"
	DangerRemove DangerWhen = "remove"
	DangerDrop   DangerWhen = "drop"
	DangerTake   DangerWhen = "take"
	DangerSet    DangerWhen = "set"
	DangerUnset  DangerWhen = "unset"
	DangerGain   DangerWhen = "gain"
	DangerLose   DangerWhen = "lose"
	DangerEmpty  DangerWhen = "empty"
)

// Names reports whether the rule names an object: its field has one of the texts.
func (r *PutRule) Names(obj map[string]any) bool {
	if r == nil {
		return false
	}
	text, isText := obj[r.Field].(string)
	return isText && slices.Contains(r.In, text)
}

// IsPublished reports whether an object shows that all its changes took
// effect, or does not show it at all.
func (r *PublishRule) IsPublished(obj map[string]any) bool {
	if r == nil || r.Field == "" {
		return true
	}
	v, there := obj[r.Field]
	return there && fmt.Sprint(v) == r.Value
}

// Hides reports whether an object does not show if its last changes are published.
func (r *PublishRule) Hides(obj map[string]any) bool {
	return r != nil && (r.Field == "" || r.Once && r.IsPublished(obj))
}

// CallRule names the calls that add elements to a set and remove them (API:
// Lists beside an object; Bulk requests). Each accepts a list; adding an
// element twice and removing a missing one does no harm.
type CallRule struct {
	Add    *Endpoint `json:"add"`
	Remove *Endpoint `json:"remove"`
	// Batch is how many elements one call accepts.
	Batch int `json:"batch"`
}

// Endpoint returns the call with the path of a request, or nil.
func (r *CallRule) Endpoint(method, path string) *Endpoint {
	if r == nil {
		return nil
	}
	for _, e := range []*Endpoint{r.Add, r.Remove} {
		if _, _, is := e.Match(path); is && e.Method == method {
			return e
		}
	}
	return nil
}

// KeptRule is the other object that has a field: one of a kind, whose id the object
// has at ID. Only creation takes the field (API: NonEmployeeSource).
type KeptRule struct {
	Kind string            `json:"kind"`
	ID   jsonvalue.Pointer `json:"id"`
	// At is the field's place in the other object.
	At   jsonvalue.Pointer `json:"at"`
	kind *Kind
}

// Endpoint reads the other object.
func (r *KeptRule) Endpoint() *Endpoint { return r.kind.API.Read }

// OwnLists are the top-level members that are read beside the object: from separate
// lists, or from another object.
func (k *Kind) OwnLists() []*Field {
	return slices.DeleteFunc(slices.Clone(k.Spec.Properties), func(f *Field) bool { return f.ListedAt == nil && f.KeptBy == nil })
}
