package tenant

import (
	"net/http"
	"net/url"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// list is a list of the API, of the rows that a filter selects; "" is all rows.
func (r *Reader) list(e *registry.Endpoint, vars map[string]string, filter string) paging.List {
	if e.Enumerated {
		return r.members(e, nil)
	}
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

// members is an enumerated list, with further names that may have objects: the vendor
// may have added them.
func (r *Reader) members(e *registry.Endpoint, more []string) paging.List {
	var l paging.List
	names := slices.Concat(e.Members(), more)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		l.Members = append(l.Members, paging.Member{Name: name, Request: r.get(e, map[string]string{"id": name})})
	}
	return l
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
