package registry

import "isc-sync/internal/jsonvalue"

// Lookup tells how names of a kind that is only referred to are found.
type Lookup struct {
	// ID and Name point into a listed row.
	ID   jsonvalue.Pointer `json:"id"`
	Name jsonvalue.Pointer `json:"name"`
	// By are the ways to ask for a name, in order; none means: list all.
	By []LookupBy `json:"by"`
	// Display points to what people call it where that is not its name.
	Display jsonvalue.Pointer `json:"display"`
	// ByID is the filter field for ids (with `in`); "" where there is none.
	ByID string `json:"byID"`
	// FromReferences: the names in references that live objects hold count,
	// too, because the collection does not list every object.
	FromReferences bool `json:"fromReferences"`
	// Ignored are names of private objects that no collection lists. A
	// reference to one is the server's business.
	Ignored []string `json:"ignored"`
	// ListPath is the collection's path, "" where names are known only from
	// references; Page its page size, 0 where it is not paged, and PageBy that
	// of versions where it differs; Sorter the field that keeps pages stable;
	// Versions those that have it.
	ListPath string         `json:"path"`
	Page     int            `json:"page"`
	PageBy   map[string]int `json:"pageBy"`
	Sorter   string         `json:"sorter"`
	Versions []string       `json:"versions"`
}

// LookupBy is one way to find rows by name.
type LookupBy struct {
	// Field is both the filter's field and the row's.
	Field string `json:"field"`
	// Op is eq or in; Batch how many names one request may carry.
	Op    LookupOp `json:"op"`
	Batch int      `json:"batch"`
	// Path is another collection than the usual one, with its versions.
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Contains restricts this way to names with this text, such as "@".
	Contains string `json:"contains"`
}

// LookupOp is an operator of the API's filter language (API: Filters).
type LookupOp string

// The operators: several names are joined by `or` for eq.
const (
	LookupEq LookupOp = "eq"
	LookupIn LookupOp = "in"
)

// List returns the collection's endpoint, nil where there is none.
func (l *Lookup) List() *Endpoint {
	if l.ListPath == "" {
		return nil
	}
	return &Endpoint{Method: "GET", Path: l.ListPath, Versions: l.Versions, Page: l.Page, PageBy: l.PageBy, Sorter: l.Sorter}
}

// Endpoint returns the collection to ask this way: its own, or that of l.
func (b LookupBy) Endpoint(l *Lookup) *Endpoint {
	if b.Path == "" {
		return l.List()
	}
	return &Endpoint{Method: "GET", Path: b.Path, Versions: b.Versions, Page: l.Page}
}
