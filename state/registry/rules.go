package registry

import (
	"fmt"
	"regexp"
	"slices"
	"sync"

	"isc-sync/internal/jsonvalue"
)

// RefRule says that a field names another object.
type RefRule struct {
	// Kind is what it refers to; KindBy chooses the kind by a sibling field.
	Kind   string  `json:"kind"`
	KindBy *KindBy `json:"kindBy"`
	// Form is how the API holds it: object ({type, id, name}), id, name, or key:
	// the keys of a map are ids.
	Form RefForm `json:"form"`
	// InParent: the name is looked for below the same parent.
	InParent bool `json:"inParent"`
	// Fixed are parts of the target's name that documents do not write: a field
	// of the same object says them, in which these pointers lead to it.
	Fixed map[string]jsonvalue.Pointer `json:"fixed"`
	// Soft references order and note only.
	Soft bool `json:"soft"`
	// IDPattern tells ids of the kind from other values: a live value that
	// does not match it stands for itself, and so does a declared one that is
	// no known name. "" means that every value is an id.
	IDPattern string `json:"idPattern"`

	// parts are those of the names of each kind that it may be to.
	parts map[string][]Part
}

// InnerRef finds references inside a value that nothing else describes, at any
// depth: in each object for which the condition holds.
type InnerRef struct {
	// At points from that object to the reference; a list there holds several.
	At jsonvalue.Pointer `json:"at"`
	// When are pointers from the object to texts, each with the texts that
	// make At a reference; elsewhere it is a literal.
	When map[string][]string `json:"when"`
	Ref  *RefRule            `json:"ref"`
	// ID is the member beside a name that holds the id of the same object.
	// Documents write the name alone; both are compared and sent.
	ID string `json:"id"`
	// Suffix may stand behind the name in the tenant and means nothing.
	Suffix string `json:"suffix"`
	// Literal is an expression for texts that are no references, such as
	// variables; "" means that there are none.
	Literal string `json:"literal"`
}

// IsLiteral reports whether a text in the place of a reference is none.
func (r *InnerRef) IsLiteral(text string) bool {
	if r.Literal == "" {
		return false
	}
	matched, err := regexp.MatchString(r.Literal, text)
	return err == nil && matched
}

// KindBy maps the values of a member to kinds: of a sibling field, or of the
// reference itself.
type KindBy struct {
	Field string            `json:"field"`
	Own   string            `json:"own"`
	Map   map[string]string `json:"map"`
	// Else is the value of the own member where a document writes only a name.
	Else string `json:"else"`
	// Only: beside other values of the sibling there is no reference.
	Only bool `json:"only"`
}

// RefForm is how a reference stands in the API's JSON.
type RefForm string

// The forms of a reference.
const (
	RefObject RefForm = "object"
	RefID     RefForm = "id"
	RefName   RefForm = "name"
	RefKey    RefForm = "key"
)

// ImmutableRule tells when a field can no longer change.
type ImmutableRule string

// The rules: after the object exists, or once it stood at null.
const (
	Mutable              ImmutableRule = ""
	ImmutableAfterCreate ImmutableRule = "after-create"
	ImmutableFromNull    ImmutableRule = "from-null"
)

// EqualRule tells how two scalars compare.
type EqualRule struct {
	// Loose: "60" is 60 and "true" is true. On a free map it holds for the
	// scalars directly below.
	Loose bool
	// Suffix is what the server may have added to the value.
	Suffix string
}

// OwnedKeys are keys of a free map that the server keeps for itself.
type OwnedKeys struct {
	Keys []string `json:"keys"`
	// Values are globs of the texts that the server writes there; any other
	// value is a person's own. Without them every value is the server's.
	Values []string `json:"values"`
	// Hint says what to do instead.
	Hint string `json:"hint"`
}

// SecretRule tells which keys of a free map hold secrets.
type SecretRule struct {
	// ListedIn is the key whose live value lists them, split by Separator and
	// trimmed.
	ListedIn  string `json:"listedIn"`
	Separator string `json:"separator"`
	// Names are globs of telling names, letter case aside, for use before a
	// live value is known.
	Names []string `json:"names"`
	// Identify and Adjust are globs of names, letter case aside. They decide
	// what identifies a list element that has a secret: every text does, except
	// below a name in Adjust, and of numbers and booleans those in Identify.
	Identify []string `json:"identify"`
	Adjust   []string `json:"adjust"`

	told sync.Map // key to whether its name tells
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
	Reason string `json:"reason"`
	// UnlessField is an identity field or a member at the top; where its value
	// is one of UnlessIn the server does take the declared value. "" means it
	// never does.
	UnlessField string   `json:"unlessField"`
	UnlessIn    []string `json:"unlessIn"`
	// Foreseen are marks by which an object that is to be created tells that
	// the server will not take the field: it is not sent, then.
	Foreseen []Foreseen `json:"foreseen"`
}

// FixedRule says that a field of an object can no longer change once Field, a member
// at the top that only the tenant writes, is not null.
type FixedRule struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

// Fixes reports whether an object, as the tenant has it, has the field for good.
func (r *FixedRule) Fixes(live map[string]any) bool { return r != nil && live[r.Field] != nil }

// Foreseen is a text in an object that is to be created, one of In (globs), and
// what the server will do for it.
type Foreseen struct {
	Pointer jsonvalue.Pointer `json:"pointer"`
	In      []string          `json:"in"`
	Reason  string            `json:"reason"`
}

// DangerRule says why a change of the field harms.
type DangerRule struct {
	When DangerWhen `json:"when"`
	// Value is the member whose leaving a set is meant, or the text that the
	// field takes.
	Value string `json:"value"`
	// IfField restricts it to elements in which this member is true.
	IfField string `json:"ifField"`
	Why     string `json:"why"`
}

// DangerWhen is what happens to the field.
type DangerWhen string

// The events: the field takes another value, the field or element goes, Value
// leaves a set, the field takes Value, a boolean becomes true or is true no
// more, a list loses something that it holds, or all of it.
const (
	DangerChange DangerWhen = "change"
	DangerRemove DangerWhen = "remove"
	DangerDrop   DangerWhen = "drop"
	DangerTake   DangerWhen = "take"
	DangerSet    DangerWhen = "set"
	DangerUnset  DangerWhen = "unset"
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

// IsPublished reports whether an object shows that all its changes took effect,
// or does not show it at all.
func (r *PublishRule) IsPublished(obj map[string]any) bool {
	if r == nil || r.Field == "" {
		return true
	}
	v, there := obj[r.Field]
	return there && fmt.Sprint(v) == r.Value
}

// CallRule says which calls add elements to a set and remove them (API: Lists
// beside an object; Bulk requests). Each takes a list; adding what is there and removing what is not
// does no harm.
type CallRule struct {
	Add    *Endpoint `json:"add"`
	Remove *Endpoint `json:"remove"`
	// Batch is how many elements one call takes.
	Batch int `json:"batch"`
}

// Endpoint returns the call whose path a request has, nil if neither has it.
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

// OwnLists are the members at the top that are read from a list of their own.
func (k *Kind) OwnLists() []*Field {
	return slices.DeleteFunc(slices.Clone(k.Spec.Properties), func(f *Field) bool { return f.ListedAt == nil })
}
