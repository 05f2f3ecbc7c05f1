// Package plan is the plan document: what will change in a tenant, as a value
// that can be printed, saved, read again and applied.
//
// It has the types (Plan, Change, FieldChange, Step, Note, Fingerprint),
// their JSON with its digest ([Plan.Encode], [Decode]), the rules that forbid
// applying a plan ([Guard]) and the check that a plan agrees with itself
// ([CheckForm]). It does not compute plans: package planner does. Packages
// that apply or show plans need only this package.
package plan

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// FormatVersion is the version of the plan document that this program writes
// and the only one that it reads.
const FormatVersion = 1

// Plan is everything that an apply will do, in the order in which it will do
// it. It is a value: it can be printed, saved, read again and applied.
type Plan struct {
	Tenant     string
	APIVersion string
	Summary    Summary
	// Changes are sorted: dangerous ones and deletions first, then by key.
	Changes []Change
	Notes   []Note
	// Inputs are what the plan was made from; its zero value is not saved.
	Inputs Inputs
	Legend Legend
}

// Summary counts resources by what happens to them.
type Summary struct {
	Create, Update, Delete, Unchanged int
	// Ignored counts the fields that an ignore rule kept out of the plan.
	Ignored int
}

// Empty reports whether there is nothing to do.
func (p *Plan) Empty() bool { return len(p.Changes) == 0 }

// Find returns the change of the resource with the key, or nil.
func (p *Plan) Find(key state.Key) *Change {
	for i := range p.Changes {
		if p.Changes[i].Key == key {
			return &p.Changes[i]
		}
	}
	return nil
}

// Describe adds what the plan's JSON does not have: what follows from the
// kinds, and the path to put before the names of files.
func (p *Plan) Describe(kinds *registry.Kinds, base string) {
	for i := range p.Changes {
		p.Changes[i].Base = base
		if kind := kinds.Find(p.Changes[i].Kind); kind != nil {
			p.Changes[i].Spec = kind.Spec
		}
	}
}

// Action is what happens to a resource.
type Action string

// The actions.
const (
	Create Action = "create"
	Update Action = "update"
	Delete Action = "delete"
)

// Change is one resource's difference, and the steps that remove it.
type Change struct {
	Key  state.Key
	Kind string
	// Identity has exactly the fields beside `kind`.
	Identity map[string]string
	// Parent is the key of the resource that this one belongs to, or "" if there
	// is none.
	Parent state.Key
	Name   string
	Action Action
	// File and Line are where the document begins, relative to the directory.
	File string
	Line int
	// Base is that of the document's position. It is not part of the plan's JSON.
	Base string
	// Why is one sentence for the reviewer.
	Why         string
	Fields      []FieldChange
	Fingerprint Fingerprint
	Steps       []Step
	// LiveKey is the key under which the tenant has the object: it differs from
	// Key if the object is renamed, and is "" if there is no object. It is not
	// part of the plan's JSON.
	LiveKey state.Key
	// Legend is that of the plan. Spec describes Fields; it is not part of the
	// plan's JSON.
	Legend Legend
	Spec   *registry.Field
}

// Group returns the key of the resource whose changes belong together: the
// outermost ancestor, or the resource itself if it has none.
func (c *Change) Group(kinds *registry.Kinds) state.Key {
	if all := above(kinds, c.Key); len(all) > 0 {
		return all[len(all)-1]
	}
	return c.Key
}

// Position is where the document begins.
func (c *Change) Position() state.Position {
	return state.Position{File: c.File, Line: c.Line, Base: c.Base}
}

// FieldChange is one changed leaf (or list element) of a resource.
type FieldChange struct {
	Pointer jsonvalue.Pointer
	// Before and After are Absent if there is no value, and both if the field is
	// sensitive.
	Before, After any
	Sensitive     bool
	// Secret is what happens to a sensitive field, and "" for others.
	Secret SecretChange
}

// SecretChange is what happens to a value that is not shown.
type SecretChange string

// The changes of values that are not shown.
const (
	SecretAdded    SecretChange = "added"
	SecretRemoved  SecretChange = "removed"
	SecretReplaced SecretChange = "replaced"
)

// Step is one API call.
type Step struct {
	// ID is the change's key, "#", and a number from 1.
	ID string
	// Wave counts from 1: the steps of a wave may run together.
	Wave   int
	Method string
	// Path is the request path as sent, with its query. {KEY} is a placeholder
	// for the id of an object that does not exist yet.
	Path string
	// Patch has the edits of an update, even if they are sent as PUT.
	Patch patch.Patch
	// Body is what is sent to create the object; nil on updates.
	Body any
	// Reason explains why the call is not a simple JSON Patch or POST.
	Reason string
	// OrAdopt: the creation of the parent may have created the object; then the
	// step becomes the minimal patch against the object that exists.
	OrAdopt bool
	// Needs are the steps that must have succeeded before.
	Needs []string
}

// Note is something that a reviewer should know and that is not a change.
type Note struct {
	Code    string
	Key     state.Key
	Pointer jsonvalue.Pointer
	// Label is the pointer with the keys of elements of lists and not their indexes, as
	// --explain takes it; "" if that is the same.
	Label string
	Text  string
}

// The codes of notes.
const (
	NoteDanger         = "dangerous"
	NoteGuard          = "guard"
	NoteIgnored        = "ignored"
	NoteLeftAlone      = "left-alone"
	NoteNotComparable  = "not-comparable"
	NoteNotRead        = "not-read"
	NotePossibleRename = "possible-rename"
	NotePreviously     = "previously"
	NoteSticky         = "server-keeps"
	NoteUnsetVariable  = "unset-variable"
	NoteOpenVariable   = "open-variable"
	NoteOwnAddress     = "own-address"
	NoteLineEnd        = "line-end"
	NoteLookup         = "look-up"
	NoteAccounts       = "deletes-accounts"
	NoteCheckedLater   = "checked-later"
	NoteUnderived      = "underived"
	NoteMayBeRefused   = "may-be-refused"
	NoteUnlistedValue  = "unlisted-value"
	NoteUnlisted       = "unlisted-name"
	NoteUnsubstituted  = "unsubstituted"
	NoteUndeclared     = "undeclared-fields"
	NoteOthers         = "undeclared-objects"
	NoteLeftOut        = "left-out"
	NoteNoLonger       = "no-longer-declared"
	NoteLost           = "cannot-be-undone"
	NoteNotCompared    = "not-compared"
	NoteRefused        = "refused-deletion"
	// NoteAwaits: a resource is left out since it needs what comes to the tenant
	// later.
	NoteAwaits    = "awaits"
	NoteUnmatched = "matches-nothing"
	NoteNewKey    = "new-key"
	// NoteUnseenPublication: only the plan shows that something must be
	// published.
	NoteUnseenPublication = "unseen-publication"
	// NoteNothingToDelete: what a document asks to delete does not exist.
	NoteNothingToDelete = "nothing-to-delete"
)

// Absent represents a value that does not exist, which is not the same as
// null.
type Absent struct{}

// IDOf is a placeholder in a patch or a body for the id of an object that
// does not exist yet. In JSON it is {"$id": "KEY"}.
type IDOf struct {
	Key state.Key
}

// Fingerprint is what a change relies on in the live object: the value at each
// declared pointer, without secrets; the keys of each array that an operation
// indexes into; the existence of each parent. An object that is to be created
// relies on nothing.
type Fingerprint map[jsonvalue.Pointer]any

// Awaiting counts the resources that are left out since they need what comes to the
// tenant later.
func (p *Plan) Awaiting() int {
	keys := state.Keys{}
	for _, n := range p.Notes {
		if n.Code == NoteAwaits {
			keys[n.Key] = true
		}
	}
	return len(keys)
}

// StepID returns the id of the n-th step of a change, counted from 1.
func StepID(key state.Key, n int) string { return fmt.Sprintf("%s#%d", key, n) }

// Count counts the changes by their action.
func (p *Plan) Count() {
	for _, c := range p.Changes {
		switch c.Action {
		case Create:
			p.Summary.Create++
		case Update:
			p.Summary.Update++
		case Delete:
			p.Summary.Delete++
		}
	}
}
