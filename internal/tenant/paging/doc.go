// Package paging reads one list of the API to its end. Its input is a client, a
// request, and what the endpoint says of its pages; its output is the rows, each
// once, with as few requests as that takes. It knows nothing of kinds and filters.
package paging

import (
	"context"
	"net/url"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
)

// Client sends requests. A *rest.Client is one.
type Client interface {
	Do(context.Context, rest.Request) (*rest.Response, error)
}

// List is a list of the API and how it is paged (API: Paging).
type List struct {
	// Request reads it, without the parameters of pages. It should sort by a
	// unique field where the list can sort, since no list promises an order.
	Request rest.Request
	// Size is the endpoint's own maximum of rows in a page, 0 if it does not page.
	Size int
	// By is how a page names its place.
	By Marker
	// Gaps: the list answers 404 for a page if one of its rows cannot be shown.
	Gaps bool
	// Uncounted lists do not take the parameter count.
	Uncounted bool
	// Rows points to the rows in an answer, "" if the answer is the list; Total
	// to how many there are in all, "" if a header has the number; Next to the marker of
	// the next page.
	Rows, Total, Next jsonvalue.Pointer
	// Each are queries of which each shows other rows; none if there is one list.
	Each []url.Values
	// Members are the rows of a list that the API does not have: each is read by
	// itself, and may be missing.
	Members []Member
	// Detail is the request for the object of a row, for lists whose rows have an id
	// alone. An object keeps the id of its row. Such a list has no pages.
	Detail func(id string) rest.Request
	// Trim returns what to keep of a row as its page arrives, with the id, so that the
	// rest does not stay in memory; nil keeps rows whole.
	Trim func(row any) any
}

// Marker is how a request for a page names its place in the list.
type Marker string

// The markers: offset and start count rows; next repeats what the page before
// it gave; none means that only the first page can be read.
const (
	ByOffset Marker = "offset"
	ByStart  Marker = "start"
	ByNext   Marker = "next"
	ByNone   Marker = "none"
)

// Member is one row of a list that the API does not have.
type Member struct {
	// Identity is what names the row, beside its value.
	Identity []string
	// ID is its id, if the answer does not have it.
	ID string
	// Absent is a status that means that there is none, like 404.
	Absent  int
	Request rest.Request
}

// Row is one element of a list.
type Row struct {
	Value any
	// Identity is that of the member, nil in a list of the API.
	Identity []string
	Flaws    []rest.Flaw // pointers are into Value
}
