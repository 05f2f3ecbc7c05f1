package registry

import (
	"net/url"
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
	// Defaults lists what objects are created from: what a document does not write
	// comes from the row with the same identity.
	Defaults *Endpoint `json:"defaults"`
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
	// Versions that have it, if not all of the kind; in others it is called in
	// v2025, or where that lacks it as well in the first of these.
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
	// Exported are the rows that an export takes unless it names the kind; nil is all.
	Exported *ExportedRule `json:"exported"`
	// Denied is what to do if a list answers 403.
	Denied DeniedRule `json:"denied"`
	// Partial: it is not known whether a list's rows are complete (API: Not
	// known), so an object that differs is read by itself before it is planned. The
	// answer to a creation may also lack something: the object is read after it.
	Partial bool `json:"partial"`
	// Sparse: the list may lack objects that were never changed; declared ones are
	// read at their own path.
	Sparse bool `json:"sparse"`
	// Bare: the rows have an id alone, and the objects do not have it: each is read at the
	// path.
	Bare bool `json:"bare"`
	// Enumerated: the API has no list. Each value of the identity's enum is read at
	// the path, and those that the tenant has are the rows.
	Enumerated bool `json:"enumerated"`
	// the identities of the rows, if the list is enumerated.
	members [][]string
	// Absent is a status beside 404 that means that the tenant has no such object, 0 for
	// none.
	Absent int `json:"absent"`

	// Media is the content type of the body. A form without Part has the members of the
	// object as its fields.
	Media string `json:"media"`
	// Part is the form field of an uploaded file, or of the text that is the object.
	Part string `json:"part"`
	// Body is the body of a request without an object of its own.
	Body BodyRule `json:"body"`
	// Repeatable: a POST that is received twice has the effect of one.
	Repeatable bool `json:"repeatable"`
	// Silent: a successful answer has no body.
	Silent bool `json:"silent"`
	// Each are queries with each of which the request is sent: a list then has the rows
	// of all answers, of those with the same id the first one; a deletion goes on until
	// the object is gone.
	Each []string `json:"each"`
	// Query are parameters beside those of pages and filters.
	Query []QueryRule `json:"query"`
}

// Queries are those of Each, decoded.
func (e *Endpoint) Queries() []url.Values {
	var all []url.Values
	for _, text := range e.Each {
		query, _ := url.ParseQuery(text) // package check refuses others
		all = append(all, query)
	}
	return all
}

// Parameters are those that a request always has, with the values of its object.
func (e *Endpoint) Parameters(vars map[string]string) url.Values {
	query := url.Values{}
	for _, rule := range e.Query {
		query.Set(rule.Name, rule.ValueFor(vars))
	}
	return query
}

// Members are the identities of the rows of an enumerated list.
func (e *Endpoint) Members() [][]string { return e.members }

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
	Name string `json:"name"`
	// Value of a list may have the id of what the objects belong to: {parent.id}.
	Value string `json:"value"`
	// Identity is a field of the identity: the value is the object's.
	Identity string   `json:"identity"`
	Field    string   `json:"field"`
	In       []string `json:"in"`
}

// ValueFor is the parameter's value for an object with these variables.
func (r QueryRule) ValueFor(vars map[string]string) string {
	if r.Identity != "" {
		return vars[IdentityVariable(r.Identity)]
	}
	return variable.ReplaceAllStringFunc(r.Value, func(name string) string { return vars[name[1:len(name)-1]] })
}

// Variables returns the names of the variables in the parameter's value.
func (r QueryRule) Variables() []string {
	names, _ := compilePath(r.Value)
	return names
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
