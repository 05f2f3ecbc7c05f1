package tenant

import (
	"net/http"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// list is a list of the API, of the rows that a filter selects; "" is all rows.
func (r *Reader) list(e *registry.Endpoint, vars map[string]string, filter string) paging.List {
	version := e.VersionFor(r.Version)
	query := e.Parameters(vars)
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

// members is an enumerated list, with further keys that may have objects.
func (r *Reader) members(kind *registry.Kind, keys []string) paging.List {
	var l paging.List
	identities := slices.Clone(kind.API.List.Members())
	for _, key := range keys {
		identities = append(identities, state.Key(key).Parts())
	}
	slices.SortFunc(identities, slices.Compare)
	for _, identity := range slices.CompactFunc(identities, slices.Equal) {
		vars := kind.VarsFor(identity, map[string]string{"id": identity[0]})
		l.Members = append(l.Members, paging.Member{Identity: identity, Absent: kind.API.Read.Absent, Request: r.get(kind.API.Read, vars)})
	}
	return l
}

// all is the list of a kind at the top.
func (r *Reader) all(kind *registry.Kind) paging.List {
	if kind.IsEnumerated() {
		return r.members(kind, nil)
	}
	l := r.list(kind.API.List, nil, "")
	if kind.API.List.Bare {
		l.Detail = func(id string) rest.Request { return r.get(kind.API.Read, map[string]string{"id": id}) }
	}
	return l
}

// get is the request for one object.
func (r *Reader) get(e *registry.Endpoint, vars map[string]string) rest.Request {
	return rest.Request{Method: http.MethodGet, Path: e.URLPath(e.VersionFor(r.Version), vars), Query: e.Parameters(vars)}
}
