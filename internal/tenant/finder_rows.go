package tenant

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (f *finder) entries(rows []paging.Row) []state.Entry {
	out := make([]state.Entry, len(rows))
	for i, row := range rows {
		out[i] = entryOf(f.kind.Lookup, row.Value)
	}
	return out
}

func entryOf(lookup *registry.Lookup, row any) state.Entry {
	e := state.Entry{ID: at(row, lookup.ID), Name: at(row, lookup.Name)}
	if lookup.Parts != nil {
		e.Name, e.Display = partsIn(lookup, row), e.Name
	}
	if lookup.Display != "" {
		e.Display = at(row, lookup.Display)
	}
	for _, way := range lookup.By {
		if also := at(row, jsonvalue.Pointer("").Append(way.Field)); also != "" && !e.Matches(also) {
			e.Also = append(e.Also, also)
		}
	}
	return e
}

// noteVersion notes if the chosen API version lacks a list.
func (f *finder) noteVersion(e *registry.Endpoint) {
	f.elsewhere = cmp.Or(f.inOther(f.kind, e), f.elsewhere)
}

// inOther says in which other version a list is read, or "" if the chosen one has
// it.
func (r *Reader) inOther(kind *registry.Kind, e *registry.Endpoint) string {
	version := e.VersionFor(r.Version)
	if version == r.Version {
		return ""
	}
	return fmt.Sprintf("%s is not in %s; %s names were looked up in %s", e.Path, r.Version, kind.Name, version)
}

// tolerate notes why a collection could not be read, or not completely: its
// names are then not known. It returns only an error that concerns everything.
func (f *finder) tolerate(ctx context.Context, e *registry.Endpoint, err error) error {
	if err == nil || concernsAll(ctx, err) {
		return err
	}
	f.unread = fmt.Sprintf("%s could not be read: %s", e.Path, reasonOf(err))
	return nil
}

// doubt returns what is wrong with the first row that is not an object with an
// id, or nil.
func (f *finder) doubt(rows []paging.Row) error {
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
