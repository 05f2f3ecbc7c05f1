package registry

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// API are the endpoints of a kind. A path begins with the service, as in
// /sources/{parent.id}/schemas; the version is before it, or behind the
// service for v1.
type API struct {
	List    *Endpoint `json:"list"`
	Read    *Endpoint `json:"read"`
	Create  *Endpoint `json:"create"`
	Update  *Endpoint `json:"update"`
	Replace *Endpoint `json:"replace"`
	Delete  *Endpoint `json:"delete"`
	// Publish makes a change take effect.
	Publish *Endpoint `json:"publish"`
}

// Writes returns the endpoints that change a tenant and that the kind has.
func (a API) Writes() []*Endpoint {
	all := []*Endpoint{a.Create, a.Update, a.Replace, a.Delete, a.Publish}
	return slices.DeleteFunc(all, func(e *Endpoint) bool { return e == nil })
}

// Endpoint is one method at one path. Its path may contain the variables
// {id}, {parent.id} and, if the parent has a parent, {parent.parent.id}. {id}
// is the object's address.
type Endpoint struct {
	// Method is GET, POST, PATCH, PUT or DELETE; by default that of the
	// endpoint's name in API.
	Method string `json:"method"`
	Path   string `json:"path"`
	// PathBy has the path for versions in which it differs.
	PathBy map[string]string `json:"pathBy"`
	// Versions that have it, if not all of the kind; otherwise it is called in
	// v2025.
	Versions []string `json:"versions"`
	// The following words are for lists. An endpoint accepts only the parameters
	// that they name, and answers others with 400 (API: Filters; Paging).

	// Page is the endpoint's own maximum of rows in one answer, 0 if it has no
	// pages; PageBy is that of versions in which it differs.
	Page   int            `json:"page"`
	PageBy map[string]int `json:"pageBy"`
	// Marker is the parameter that names a page's place; "" is offset.
	Marker Marker `json:"marker"`
	// Gaps: the list answers 404 if one of the rows of a page cannot be shown; the
	// other rows are read without it (API: Role).
	Gaps bool `json:"gaps"`
	// Uncounted: it does not accept count=true.
	Uncounted bool `json:"uncounted"`
	// Sorter is a unique field to sort by, "" if the list cannot sort.
	Sorter string `json:"sorter"`
	// Rows points to the rows in an answer, "" if the answer is the list itself;
	// Total to their number, "" if a header has it; Next to the marker of the next
	// page.
	Rows  jsonvalue.Pointer `json:"rows"`
	Total jsonvalue.Pointer `json:"total"`
	Next  jsonvalue.Pointer `json:"next"`
	// Filters are the fields that can be filtered. Without them, rows are
	// selected from the complete list.
	Filters []FilterRule `json:"filters"`
	// Long lists have so many rows that they are not read completely if a filter
	// finds the wanted ones.
	Long bool `json:"long"`
	// Exported is a filter for the rows that an export takes unless it names the
	// kind; "" is all.
	Exported string `json:"exported"`
	// Denied is what to do if a list answers 403.
	Denied DeniedRule `json:"denied"`
	// Partial: it is not known whether a list's rows are complete (API: Not
	// known), so an object that differs is read by itself before it is planned.
	Partial bool `json:"partial"`

	// Media is the content type of the body.
	Media string `json:"media"`
	// Part is the form field of an uploaded file.
	Part string `json:"part"`
	// Body is the body of a request without an object of its own.
	Body BodyRule `json:"body"`
	// Repeatable: a POST that is received twice has the effect of one.
	Repeatable bool `json:"repeatable"`
	// Silent: a successful answer has no body.
	Silent bool `json:"silent"`
	// Query are parameters beside those of pages and filters.
	Query []QueryRule `json:"query"`
}

// BodyRule is what names an object in the body of a deletion or publication.
type BodyRule string

// The bodies: none, a list that has the object's id, or one that has an object
// of the fields beside kind.
const (
	BodyNone BodyRule = ""
	BodyIDs  BodyRule = "ids"
	BodyKeys BodyRule = "keys"
)

// QueryRule adds a query parameter: always, or to a create if a field of the body
// has one of the values (globs).
type QueryRule struct {
	Name  string   `json:"name"`
	Value string   `json:"value"`
	Field string   `json:"field"`
	In    []string `json:"in"`
}

// DeniedRule is the meaning of a 403 of a list.
type DeniedRule string

// The rules: read each declared object by its address, leave the collection
// out with a note, or fail.
const (
	DeniedReadOne DeniedRule = "read-one"
	DeniedSkip    DeniedRule = "skip"
	DeniedFail    DeniedRule = "fail"
)

// CreateRule is how an object is created.
type CreateRule struct {
	How CreateHow `json:"how"`
	// OrAdopt: the creation of the parent may create it as well.
	OrAdopt bool `json:"orAdopt"`
	// Comes describes how objects come that only the tenant makes, some time later, and
	// how users bring that about. {parent} is the name of what they belong to. A
	// document of one that is missing is left out of the plan with a note.
	Comes string `json:"comes"`
}

// CreateHow is the way an object is created.
type CreateHow string

// The ways to create: POST to the collection, PUT to the object's own path,
// the upload of a file, or not at all because it always exists.
const (
	CreateByPost   CreateHow = "post"
	CreateByPut    CreateHow = "put"
	CreateByUpload CreateHow = "upload"
	CreateNever    CreateHow = "never"
)

// UpdateRule is how an object is changed (API: Forms of requests).
type UpdateRule struct {
	How UpdateHow `json:"how"`
	// Reason explains why it is not a patch, for kinds without one.
	Reason string `json:"reason"`
	// Ops are the operations that a JSON Patch may have; none means all. Other
	// changes replace the member around them, or are sent by PUT.
	Ops []PatchOp `json:"ops"`
	// PutIf names objects that only accept a PUT.
	PutIf *PutRule `json:"putIf"`
	// Omit are top-level members that a PUT must not have.
	Omit []string `json:"omit"`
	// Merges: a PUT leaves members alone that it does not have, so a removed
	// member is sent as null.
	Merges bool `json:"merges"`
}

// PatchOp is an operation of RFC 6902.
type PatchOp string

// The operations.
const (
	PatchAdd     PatchOp = "add"
	PatchRemove  PatchOp = "remove"
	PatchReplace PatchOp = "replace"
)

// PutRule names objects by a top-level member that has one of the texts.
type PutRule struct {
	Field  string   `json:"field"`
	In     []string `json:"in"`
	Reason string   `json:"reason"`
}

// PublishRule means that a change takes effect by a separate request, which
// may be received twice.
type PublishRule struct {
	Reason string `json:"reason"`
	// Field is the top-level member that has Value, as a text, once all changes
	// are published; "" if the tenant does not show that.
	Field string `json:"field"`
	Value string `json:"value"`
}

// UpdateHow is the way an object is changed.
type UpdateHow string

// The ways to change: an RFC 6902 patch, PUT of the whole object, the whole
// array at Root as the body, another upload, or not at all.
const (
	UpdateByPatch  UpdateHow = "json-patch"
	UpdateByPut    UpdateHow = "put"
	UpdateByArray  UpdateHow = "array"
	UpdateByUpload UpdateHow = "upload"
	UpdateNever    UpdateHow = "never"
)

// DeleteRule is how an object is deleted.
type DeleteRule struct {
	How DeleteHow `json:"how"`
	// Task points to the task's id in the answer, in the order to try.
	Task []jsonvalue.Pointer `json:"task"`
	// Protected are identities (the key's last part) that cannot be deleted.
	Protected []Exclusion `json:"protected"`
	// Warning is what users must know before they allow it.
	Warning string `json:"warning"`
	// Preflight is read before a deletion is planned.
	Preflight *Preflight `json:"preflight"`
}

// DeleteHow is the way an object is deleted.
type DeleteHow string

// The ways to delete: at once, as a task that ends later, some time after the
// tenant accepted it, or not at all.
const (
	DeleteNow    DeleteHow = "delete"
	DeleteByTask DeleteHow = "task"
	DeleteLater  DeleteHow = "later"
	DeleteNever  DeleteHow = "never"
)

// Preflight is a read that returns what depends on an object.
type Preflight struct {
	// Path is what is read; without one, the object itself has the lists.
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Refuse point to arrays of the answer that must be empty; Warn to those
	// that users should see first; Rename to those that a new name breaks.
	Refuse []jsonvalue.Pointer `json:"refuse"`
	Warn   []jsonvalue.Pointer `json:"warn"`
	Rename []jsonvalue.Pointer `json:"rename"`
	// Partial points to the array that is not empty if the answer is incomplete.
	Partial jsonvalue.Pointer `json:"partial"`
	// Item points from an element to what uses the object, as {type, name}, if
	// the answer is one list for uses of all types; "" if the element itself uses
	// it, and the name of the list is the type.
	Item jsonvalue.Pointer `json:"item"`
	// Unread points to a member of the live object itself: if the preflight
	// cannot be read, true refuses the deletion.
	Unread jsonvalue.Pointer `json:"unread"`
	// Users are found by the name of the object, if no answer lists them. They
	// refuse the deletion.
	Users *UserRule `json:"users"`
	// Count, if it can be read, is how many objects are deleted along with it.
	Count *CountRule `json:"count"`
}

// UserRule finds what uses an object in a list of other objects: in the array In
// of such a row, an element has the object's name as its Member.
type UserRule struct {
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Page is the number of rows in one answer.
	Page int `json:"page"`
	// What its rows are, in the singular: "identity profile".
	What   string            `json:"what"`
	In     jsonvalue.Pointer `json:"in"`
	Member jsonvalue.Pointer `json:"member"`
}

// Endpoint returns the list.
func (u *UserRule) Endpoint() *Endpoint {
	return &Endpoint{Method: "GET", Path: u.Path, Versions: u.Versions, Page: u.Page}
}

// Names reports whether a row of the list uses the object with a name.
func (u *UserRule) Names(row any, name string) bool {
	v, _ := u.In.Get(row)
	list, _ := v.([]any)
	return slices.ContainsFunc(list, func(e any) bool {
		used, there := u.Member.Get(e)
		return there && used == name
	})
}

// CountRule counts the rows of a collection: those whose Field is the object's id, or
// all of a collection that belongs to the object.
type CountRule struct {
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	Field    string   `json:"field"`
	// What is counted, in the singular: "account". Plural is needed if an s does not
	// make it one.
	What   string `json:"what"`
	Plural string `json:"plural"`
	// Lose: what is counted is not deleted with the object, but loses it.
	Lose bool `json:"lose"`
}

// Things is what is counted, in the plural.
func (c *CountRule) Things() string { return cmp.Or(c.Plural, c.What+"s") }

// Endpoint returns the preflight's read, nil if the object itself says all.
func (p *Preflight) Endpoint() *Endpoint {
	if p.Path == "" {
		return nil
	}
	return &Endpoint{Method: "GET", Path: p.Path, Versions: p.Versions}
}

// Endpoint returns the list that is asked for no rows and their total.
func (c *CountRule) Endpoint() *Endpoint {
	return &Endpoint{Method: "GET", Path: c.Path, Versions: c.Versions, Page: 1}
}
