package registry

import "isc-sync/internal/jsonvalue"

// CreateRule is how an object is created.
type CreateRule struct {
	How CreateHow `json:"how"`
	// OrAdopt: the creation of the parent may create it as well.
	OrAdopt bool `json:"orAdopt"`
	// Comes describes how objects come that only the tenant makes, some time later, and
	// how users bring that about. {parent} is the name of what they belong to. A
	// document of one that is missing is left out of the plan with a note.
	Comes string `json:"comes"`
	// With is a kind: the tenant makes one some time after each object of it, and gives it
	// the same name. A run waits for one that is missing, and sets it.
	With string `json:"with"`
	// First is what users do in the tenant before there is one, if the API has no way.
	First string `json:"first"`
	// Later: the tenant accepts a creation and makes the object some time after it has
	// answered, without a task to follow.
	Later bool `json:"later"`
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
	// Once: Field shows that the object was published once, and not whether what
	// changed since was.
	Once bool `json:"once"`
}

// UpdateHow is the way an object is changed.
type UpdateHow string

// The ways to change: an RFC 6902 patch, PUT of the whole object, the whole
// array at Root as the body, a patch of whole members, another upload, or not at all.
const (
	UpdateByPatch UpdateHow = "json-patch"
	UpdateByPut   UpdateHow = "put"
	UpdateByArray UpdateHow = "array"
	// UpdateByMember is a patch that only replaces members at the top. None of them can
	// be null.
	UpdateByMember UpdateHow = "members"
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
