package tenant

import (
	"net/http"
	"net/url"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// list is a list of the API, of the rows that a filter selects; "" is all rows.
func (r *Reader) list(e *registry.Endpoint, vars map[string]string, filter string) paging.List {
	version := e.VersionFor(r.Version)
	query := queryOf(e)
	if e.Sorter != "" {
		query.Set("sorters", e.Sorter)
	}
	if filter != "" {
		query.Set("filters", filter)
	}
	return paging.List{
		Request: rest.Request{Method: http.MethodGet, Path: e.URLPath(version, vars), Query: query},
		Size:    e.PageIn(version), By: paging.Marker(e.Marker), Uncounted: e.Uncounted,
		Each: e.Queries(), Gaps: e.Gaps, Rows: e.Rows, Total: e.Total, Next: e.Next,
	}
}

// get is the request for one object.
func (r *Reader) get(e *registry.Endpoint, vars map[string]string) rest.Request {
	return rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.Version), vars), Query: queryOf(e)}
}

// queryOf are the parameters that an endpoint always gets.
func queryOf(e *registry.Endpoint) url.Values {
	query := url.Values{}
	for _, rule := range e.Query {
		query.Set(rule.Name, rule.Value)
	}
	return query
}
