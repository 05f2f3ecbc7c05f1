package tenant

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// finder looks up the names of one kind.
type finder struct {
	*Reader
	kind *registry.Kind
	// open are the names that nobody has answered yet.
	open []need
	// found are entries, each with a name that asked for it.
	found  []answer
	unread string
	// elsewhere says that the look-up was made in another API version.
	elsewhere string
}

type answer struct {
	name  string
	entry state.Entry
}

// enter puts what was found into the snapshot.
func (f *finder) enter(s *Snapshot) {
	for _, a := range f.found {
		s.Directory.AddAs(f.kind.Name, a.name, a.entry)
	}
	if f.unread != "" {
		s.Directory.MarkUnread(f.kind.Name, f.unread)
	}
	if f.elsewhere != "" {
		s.Elsewhere = append(s.Elsewhere, f.elsewhere)
	}
}

// find asks in the order that costs least: the ids that the tenant holds, then
// the declared names way by way, or the whole collection where it cannot be
// filtered. For a name that nobody knows, it reads what may have been meant.
func (f *finder) find(ctx context.Context) error {
	if len(f.open) == 0 || f.kind.Lookup.List() == nil {
		return nil
	}
	if f.kind.Lookup.ByID != "" {
		if err := f.byID(ctx); err != nil {
			return err
		}
	}
	for _, way := range f.kind.Lookup.By {
		if err := f.by(ctx, way); err != nil {
			return err
		}
	}
	if len(f.open) > 0 {
		return f.all(ctx)
	}
	return nil
}

// byID asks for the objects that live references hold.
func (f *finder) byID(ctx context.Context) error {
	var ids []string
	for _, n := range f.open {
		if n.liveID != "" {
			ids = append(ids, n.liveID)
		}
	}
	list := f.kind.Lookup.List()
	for _, group := range batches(distinct(ids), batch) {
		rows, err := f.rows(ctx, list, oneOf(f.kind.Lookup.ByID, "in", group))
		if err != nil {
			return err
		}
		for _, e := range f.entries(rows) {
			f.found = append(f.found, answer{"", e})
		}
	}
	known := map[string]state.Entry{}
	for _, a := range f.found {
		known[a.entry.ID] = a.entry
	}
	f.open = slices.DeleteFunc(f.open, func(n need) bool {
		e, ok := known[n.liveID]
		return n.name == "" || ok && e.Is(n.name)
	})
	return nil
}

// by asks for the names that are still open in one way.
func (f *finder) by(ctx context.Context, way registry.LookupBy) error {
	var names []string
	for _, n := range f.open {
		if n.name != "" && strings.Contains(n.name, way.Contains) {
			names = append(names, n.name)
		}
	}
	for _, group := range batches(distinct(names), max(way.Batch, 1)) {
		if err := f.group(ctx, way, group); err != nil {
			return err
		}
	}
	return nil
}

// group asks for some names at once, and one by one where the tenant does not
// take such a filter.
func (f *finder) group(ctx context.Context, way registry.LookupBy, names []string) error {
	e := way.Endpoint(f.kind.Lookup)
	rows, err := f.asked(e, oneOf(way.Field, string(way.Op), names)).Read(ctx, f.Client)
	if rest.HasStatus(err, http.StatusBadRequest) && len(names) > 1 {
		for _, name := range names {
			if err := f.group(ctx, way, []string{name}); err != nil {
				return err
			}
		}
		return nil
	}
	if err := f.tolerate(ctx, e, err); err != nil {
		return err
	}
	f.take(rows, jsonvalue.Pointer("").Append(way.Field))
	return nil
}

// take keeps the rows that have exactly an open name, and closes those names.
func (f *finder) take(rows []paging.Row, field jsonvalue.Pointer) {
	answered := map[string]bool{}
	for _, n := range f.open {
		answered[n.name] = false
	}
	for i, e := range f.entries(rows) {
		name := at(rows[i].Value, field)
		if _, wanted := answered[name]; wanted {
			f.found, answered[name] = append(f.found, answer{name, e}), true
		}
	}
	f.open = slices.DeleteFunc(f.open, func(n need) bool { return answered[n.name] })
}

// all reads the collection: for kinds without a filter to find the names, for
// others (one page) to find what may have been meant.
func (f *finder) all(ctx context.Context) error {
	list := f.kind.Lookup.List()
	if len(f.kind.Lookup.By) > 0 {
		rows, err := f.firstPage(ctx, list)
		f.suggest(rows)
		return err
	}
	rows, err := f.rows(ctx, list, "")
	if err != nil {
		return err
	}
	f.take(rows, f.kind.Lookup.Name)
	f.suggest(rows)
	return nil
}

func (f *finder) suggest(rows []paging.Row) {
	for _, e := range f.entries(rows) {
		f.found = append(f.found, answer{e.Name, e})
	}
}
