package tenant

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
)

func (f *finder) entries(rows []rest.Row) []state.Entry {
	lookup := f.kind.Lookup
	out := make([]state.Entry, len(rows))
	for i, row := range rows {
		e := state.Entry{ID: at(row.Value, lookup.ID), Name: at(row.Value, lookup.Name)}
		if lookup.Display != "" {
			e.Display = at(row.Value, lookup.Display)
		}
		for _, way := range lookup.By {
			if also := at(row.Value, jsonvalue.Pointer("").Append(way.Field)); also != "" && !e.Is(also) {
				e.Also = append(e.Also, also)
			}
		}
		out[i] = e
	}
	return out
}

func (f *finder) firstPage(ctx context.Context, e *state.Endpoint) ([]rest.Row, error) {
	request := f.request(e, "")
	rows, _, err := f.Client.ListUnless(ctx, request, max(f.pageOf(e), 1), func(int, []rest.Row) bool { return true })
	return rows, f.tolerate(ctx, e, cmp.Or(err, f.doubt(rows)))
}

// rows reads a list of look-ups.
func (f *finder) rows(ctx context.Context, e *state.Endpoint, filter string) ([]rest.Row, error) {
	rows, err := f.Client.List(ctx, f.request(e, filter), f.pageOf(e))
	return rows, f.tolerate(ctx, e, cmp.Or(err, f.doubt(rows)))
}

func (f *finder) pageOf(e *state.Endpoint) int { return e.PageIn(e.VersionFor(f.Version)) }

func (f *finder) request(e *state.Endpoint, filter string) rest.Request {
	version := e.VersionFor(f.Version)
	if version != f.Version {
		f.elsewhere = fmt.Sprintf("%s is not in %s; %s names were looked up in %s", e.Path, f.Version, f.kind.Name, version)
	}
	query := url.Values{}
	if e.Sorter != "" {
		query.Set("sorters", e.Sorter)
	}
	if filter != "" {
		query.Set("filters", filter)
	}
	return rest.Request{Method: http.MethodGet, Path: e.URLPath(version, nil), Query: query}
}

// tolerate notes why a collection could not be read, or not completely: its
// names are then not known. It returns only an error that concerns everything.
func (f *finder) tolerate(ctx context.Context, e *state.Endpoint, err error) error {
	if err == nil || concernsAll(ctx, err) {
		return err
	}
	f.unread = fmt.Sprintf("%s could not be read: %s", e.Path, reasonOf(err))
	return nil
}

// doubt returns what is wrong with the first row that is not an object with an
// id, or nil.
func (f *finder) doubt(rows []rest.Row) error {
	for i, row := range rows {
		if at(row.Value, f.kind.Lookup.ID) == "" {
			return &rest.ShapeError{What: fmt.Sprintf("element %d of %d is %s without an id", i+1, len(rows), rest.Describe(row.Value))}
		}
	}
	return nil
}

func distinct(values []string) []string {
	out := slices.Clone(values)
	slices.Sort(out)
	return slices.Compact(out)
}
