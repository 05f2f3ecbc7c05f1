package simulator

import (
	"net/http"
	"strings"
)

// A resource describes one collection of the API by data: where it is, what
// its objects have, and which requests it takes. What no table can say is in
// its functions.
type resource struct {
	kind  string // what references call its objects: ROLE
	noun  string // what messages call one of them
	path  string
	param string // in the path of one object; id when empty
	key   string // the member that the path names; id when empty

	list   func(*document) *[]object
	under  string // the kind of the object that the path names first
	parent string // the member that holds that one's id

	fields       []field
	experimental string
	listed       offer
	read         offer
	created      offer
	patched      offer
	replaced     offer
	deleted      offer

	listing func(version string) listing
	more    []string // parameters of the list besides paging, filters and sorters
	narrow  func(c *call, rows []object) ([]object, error)
	row     func(o object) object // what filters look at, where the answer does not do

	plusHides bool // filters do not find a name that has a plus

	patch   string            // the paths that PATCH may change
	ops     []string          // the operations that PATCH may have; all when empty
	patchIn map[string]string // the same in versions that differ
	plain   bool              // PATCH takes its operations as application/json
	form    bool              // POST and PUT take a form with the members as fields
	unique  []string          // members that no two objects share

	begin   func(c *call, o object) error // completes a new object
	made    func(c *call, o object)       // adds what comes with it
	rules   func(c *call, after, before object) error
	brief   func(view object)              // takes from the list and from the answer to POST what only one's own path shows
	derive  func(at scene, view, o object) // adds what the service derives
	answer  func(view, o object)           // adds what only the answer to PATCH has
	hides   func(o object) bool            // objects that are kept but gone
	after   func(c *call, o object)        // what a write brings about
	usedBy  []string                       // kinds that keep an object from being deleted
	guard   func(c *call, o object) error  // other reasons to refuse a deletion
	discard func(c *call, o object) (reply, error)
}

// An offer is a method with the versions that have it and the status of its
// answer.
type offer struct {
	versions string
	status   int
}

func (r *resource) routes() []Route {
	one := r.path + "/{" + r.parameter() + "}"
	var out []Route
	for _, way := range []struct {
		offer
		method, path string
		body         bodyKind
		handle       func(*call) (reply, error)
	}{
		{r.listed, http.MethodGet, r.path, noBody, r.handleList},
		{r.read, http.MethodGet, one, noBody, r.handleGet},
		{r.created, http.MethodPost, r.path, r.wholeBody(), r.handleCreate},
		{r.patched, http.MethodPatch, one, r.patchBody(), r.handlePatch},
		{r.replaced, http.MethodPut, one, r.wholeBody(), r.handlePut},
		{r.deleted, http.MethodDelete, one, noBody, r.handleDelete},
	} {
		if way.versions != "" {
			out = append(out, Route{
				Method: way.method, Path: way.path, Versions: way.versions, Experimental: shared(r.experimental, way.versions),
				body: way.body, handle: way.handle,
			})
		}
	}
	return out
}

func (r *resource) patchBody() bodyKind {
	if r.plain {
		return plainPatch
	}
	return patchBody
}

func (r *resource) wholeBody() bodyKind {
	if r.form {
		return fieldsForm
	}
	return jsonBody
}

// shared are the versions that are in both lists.
func shared(a, b string) string {
	var out []string
	for _, version := range strings.Fields(a) {
		if within(b, version) {
			out = append(out, version)
		}
	}
	return strings.Join(out, " ")
}

func (r *resource) parameter() string {
	if r.param == "" {
		return "id"
	}
	return r.param
}

func (r *resource) keyField() string {
	if r.key == "" {
		return "id"
	}
	return r.key
}

// siblings are the objects of the list that the path names.
func (r *resource) siblings(c *call) ([]object, error) {
	if r.under == "" {
		return *r.list(c.doc), nil
	}
	id := c.params["id"]
	if c.target(r.under, id) == nil {
		return nil, unknownID(id)
	}
	var out []object
	for _, o := range *r.list(c.doc) {
		if text(o, r.parent) == id {
			out = append(out, o)
		}
	}
	return out, nil
}

// one finds the object that the path names.
func (r *resource) one(c *call) (object, error) {
	siblings, err := r.siblings(c)
	if err != nil {
		return nil, err
	}
	id := c.params[r.parameter()]
	found := find(siblings, r.keyField(), id)
	if found != nil && (r.hides == nil || !r.hides(found)) {
		return found, nil
	}
	return nil, unknownID(id)
}

func (r *resource) field(name string) (field, bool) {
	for _, f := range r.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}
