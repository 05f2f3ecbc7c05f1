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
	query := url.Values{}
	if e.Sorter != "" {
		query.Set("sorters", e.Sorter)
	}
	if filter != "" {
		query.Set("filters", filter)
	}
	return paging.List{
		Request: rest.Request{Method: http.MethodGet, Path: e.URLPath(version, vars), Query: query},
		Size:    e.PageIn(version),
	}
}
