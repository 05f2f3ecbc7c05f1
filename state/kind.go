package state

import "isc-sync/internal/jsonvalue"

// Kind is everything the program knows about one sort of object: its file in
// schemas/, decoded. No Go code branches on a kind's name; what differs between
// kinds is a word here.
type Kind struct {
	Name        string
	Description string
	// Parent is the kind that objects of this one belong to, "" at the top.
	Parent string
	// Lookup is set on kinds that documents refer to but never declare.
	Lookup *Lookup
	// Identity are the fields beside `kind`, in the order of the key's parts.
	Identity []IdentityField
	// Singleton kinds have at most one object per parent.
	Singleton bool
	// Versions are the API versions that have this kind.
	Versions []string
	// Address are the ways to name an object in a path, in the order to try:
	// "id" or an identity field.
	Address []string
	API     API
	Absent  AbsentAnswer
	Create  CreateRule
	Update  UpdateRule
	Delete  DeleteRule
	// Root points to the array that the API's body is, below `spec`; "" where
	// the body is `spec` itself.
	Root jsonvalue.Pointer
	// After are resources that come first although no field refers to them.
	After []AfterRule
	// Similar are the fields by which a renamed object is recognised.
	Similar []jsonvalue.Pointer
	// Spec describes the API object, field by field.
	Spec *Field
	// NotExported are identities that export leaves out and documents may not
	// declare, with the reason.
	NotExported []Exclusion
}

// IdentityField is a field beside `kind`.
type IdentityField struct {
	Name        string
	In          IdentityPlace
	Description string
	Enum        []string
}

// IdentityPlace tells where the API has an identity field.
type IdentityPlace string

// The places of an identity field: in the object's body, only in its path, or
// nowhere of its own because it names the parent.
const (
	InBody   IdentityPlace = "body"
	InPath   IdentityPlace = "path"
	InParent IdentityPlace = "parent"
)

// Lookup tells how names of a kind that is only referred to are found.
type Lookup struct {
	// Type is the `type` member of a reference to it, such as IDENTITY.
	Type string
	// ID and Name point into a listed row.
	ID, Name jsonvalue.Pointer
	// By are the ways to ask for a name, in order; none means: list all.
	By []LookupBy
	// Display points to what people call it where that is not its name.
	Display jsonvalue.Pointer
	// ByID is the filter field for ids; "" where there is none.
	ByID string
	// LiveOnly kinds have no collection: their names are known only from the
	// references that live objects hold.
	LiveOnly bool
	// Ignored are names of private objects that no collection lists.
	Ignored []string
	// ListPath is the collection's path; Page its page size, 0 where it is not
	// paged; Sorter the field that keeps pages stable; Versions those that
	// have it.
	ListPath string
	Page     int
	Sorter   string
	Versions []string
	// ReferableAs lists further kinds' collections to ask when this one does
	// not know a name.
	Also []string
}

// LookupBy is one way to find rows by name.
type LookupBy struct {
	// Field is both the filter's field and the row's.
	Field string
	// Op is eq or in; Batch how many names one request may carry.
	Op    string
	Batch int
	// Path is another collection than the usual one, with its versions.
	Path     string
	Versions []string
	// Contains restricts this way to names with this text, such as "@".
	Contains string
}

// API are the endpoints of a kind. A path begins with the service, as in
// /sources/{parent.id}/schemas; the version is put before it, or behind the
// service for v1.
type API struct {
	List, Read, Create, Update, Replace, Delete *Endpoint
}

// Endpoint is one method at one path.
type Endpoint struct {
	Method string
	Path   string
	PathBy map[string]string
	// Versions that have it, where they are not the kind's; elsewhere it is
	// called in v2025.
	Versions []string
	// Page is the page size of a list, 0 where it is not paged.
	Page   int
	Sorter string
	// Denied tells what to do when a list answers 403.
	Denied DeniedRule
	Media  string
	// OK are the statuses of success, where they are not 200, 201, 202, 204.
	OK []int
	// Query are parameters of a create that depend on the document.
	Query []QueryRule
}

// QueryRule adds a query parameter when a field of the body has one of the
// values (globs).
type QueryRule struct {
	Name, Value string
	Field       string
	In          []string
}

// DeniedRule tells what a 403 of a list means.
type DeniedRule string

// The rules: read each declared object by its address, leave the collection
// out with a note, or fail.
const (
	DeniedReadOne DeniedRule = "read-one"
	DeniedSkip    DeniedRule = "skip"
	DeniedFail    DeniedRule = "fail"
)

// AbsentAnswer tells how the API answers for an object that was never set.
type AbsentAnswer string

// The answers: 404, an empty object, or the kind's defaults.
const (
	Absent404     AbsentAnswer = "404"
	AbsentEmpty   AbsentAnswer = "empty"
	AbsentDefault AbsentAnswer = "default"
)

// CreateRule tells how an object comes to be.
type CreateRule struct {
	// How is post, put, upload or never.
	How string
	// OrAdopt: the parent's creation may make it, too.
	OrAdopt bool
	// Defaults: creating one may make children of other kinds that then exist.
}

// UpdateRule tells how an object is changed.
type UpdateRule struct {
	// How is json-patch, put, array (the whole array as body), upload or never.
	How string
	// Reason says in words why PUT is used, for kinds that have no PATCH.
	Reason string
}

// DeleteRule tells how an object goes.
type DeleteRule struct {
	// How is delete, task (asynchronous) or never.
	How string
	// Task points to the task's id in the answer.
	Task []jsonvalue.Pointer
	// Protected are identities (the key's last part) that cannot be deleted.
	Protected []Exclusion
	// Warning is what people must know before they allow it.
	Warning string
	// Preflight is read before a deletion is planned.
	Preflight *Preflight
}

// Preflight is a read that tells what hangs on an object.
type Preflight struct {
	Path     string
	Versions []string
	Refuse   []jsonvalue.Pointer
	Warn     []jsonvalue.Pointer
	Partial  jsonvalue.Pointer
}

// Exclusion is a value that is not handled, and why.
type Exclusion struct {
	Value, Reason string
}

// AfterRule names a resource that comes first: another kind's with the same
// parent and this last part of its identity.
type AfterRule struct {
	Kind, Name string
}

// ParentPart returns the position of the parent's name in the key's parts, -1
// for kinds without a parent.
func (k *Kind) ParentPart() int {
	for i, f := range k.Identity {
		if f.In == InParent {
			return i
		}
	}
	return -1
}

// ParentKey returns the key of the object that key's object belongs to, "" at
// the top.
func (k *Kind) ParentKey(key Key) Key {
	if k.Parent == "" {
		return ""
	}
	return NewKey(k.Parent, key.Parts()[k.ParentPart()])
}
