package tenant

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// finder looks up the names of one kind.
type finder struct {
	*Reader
	kind *registry.Kind
	// open are the names without an answer so far.
	open []need
	// spare are ids that the tenant holds and that were not asked for at first.
	spare []need
	// found are entries, each with a name that asked for it.
	found []answer
	// keeps chooses rows that are wanted for themselves, kept has them.
	keeps func(row any) bool
	kept  []paging.Row
	// whole are all rows of the kind's list, nil where they were not read.
	whole  []paging.Row
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
// filtered. For a name that nothing has, it reads what may have been meant.
func (f *finder) find(ctx context.Context) error {
	f.dropSpare()
	if len(f.open) == 0 || f.kind.API.List == nil {
		return nil
	}
	if f.kind.FindsByID() {
		if err := f.byID(ctx); err != nil {
			return err
		}
	}
	if f.kind.Lookup.Parts != nil {
		return f.byParts(ctx)
	}
	for _, way := range f.kind.Lookup.By {
		if err := f.by(ctx, way); err != nil {
			return err
		}
	}
	if len(f.open) == 0 {
		return nil
	}
	if err := f.askSpare(ctx); err != nil {
		return err
	}
	return f.all(ctx)
}

// askSpare asks for the ids that were left out, because a name has no answer: where the
// tenant holds the id of an object that no longer exists, the name may be of that.
func (f *finder) askSpare(ctx context.Context) error {
	if len(f.spare) == 0 {
		return nil
	}
	open := f.open
	f.open, f.spare = f.spare, nil
	err := f.byID(ctx)
	f.open = open
	return err
}

// dropSpare leaves out the ids that do not save requests. A request takes more ids than
// names, and what the tenant holds has most of the declared names.
func (f *finder) dropSpare() {
	var ids, needed, names []string
	var parts [][]string
	for _, n := range f.open {
		switch {
		case n.spare:
			ids = append(ids, n.liveID)
		case n.liveID != "":
			ids, needed = append(ids, n.liveID), append(needed, n.liveID)
		case len(n.parts) > 0:
			parts = append(parts, n.parts)
		default:
			names = append(names, n.name)
		}
	}
	if f.requestsFor(ids, nil, nil) >= f.requestsFor(needed, names, parts) {
		f.open = slices.DeleteFunc(f.open, func(n need) bool {
			if n.spare && !slices.Contains(needed, n.liveID) {
				f.spare = append(f.spare, n)
			}
			return n.spare
		})
	}
}

// requestsFor is how many requests ask for ids and for names, if all are found in the
// first way.
func (f *finder) requestsFor(ids, names []string, parts [][]string) (requests int) {
	count := func(list *registry.Endpoint, field string, values []string) {
		if rule := list.Filter(field); rule != nil && len(values) > 0 {
			requests += len(conditions(rule, distinct(values)))
		}
	}
	count(f.kind.API.List, f.kind.Lookup.ID.Last(), ids)
	for _, way := range f.kind.Lookup.By[:min(1, len(f.kind.Lookup.By))] {
		count(f.kind.ListFor(way), way.Field, names)
	}
	if len(parts) > 0 {
		requests += len(partFilters(f.kind, parts))
	}
	return requests
}

// byID asks for the objects that live references hold.
func (f *finder) byID(ctx context.Context) error {
	var ids []string
	for _, n := range f.open {
		if n.liveID != "" {
			ids = append(ids, n.liveID)
		}
	}
	rows, err := f.ask(ctx, f.kind.API.List, f.kind.Lookup.ID.Last(), distinct(ids))
	if err := f.tolerate(ctx, f.kind.API.List, cmp.Or(err, f.doubt(rows))); err != nil {
		return err
	}
	f.keep(rows)
	known, names := map[string]state.Entry{}, map[string]bool{}
	for _, e := range f.entries(rows) {
		called := ""
		if f.kind.Lookup.AnswersNames() {
			called = e.Name
		}
		f.found = append(f.found, answer{called, e})
		known[e.ID], names[called] = e, true
	}
	f.open = slices.DeleteFunc(f.open, func(n need) bool {
		e, ok := known[n.liveID]
		return n.name == "" || ok && e.Matches(n.name) || names[n.name]
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
	list := f.kind.ListFor(way)
	rows, err := f.ask(ctx, list, way.Field, distinct(names))
	if err := f.tolerate(ctx, list, err); err != nil {
		return err
	}
	f.take(rows, jsonvalue.Pointer("").Append(way.Field))
	return nil
}

// ask reads the rows that have one of the values in a field.
func (f *finder) ask(ctx context.Context, list *registry.Endpoint, field string, values []string) ([]paging.Row, error) {
	if len(values) == 0 {
		return nil, nil
	}
	f.noteVersion(list)
	found, err := f.rows(ctx, selection{list: list, wants: []want{{field, values}}, trim: f.trim(list)})
	if found.whole && err == nil && list == f.kind.API.List {
		f.whole = found.rows
	}
	return found.rows, err
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
	if f.whole != nil {
		f.suggest(f.whole)
		return nil
	}
	list := f.kind.API.List
	f.noteVersion(list)
	read := f.list(list, nil, "").Read
	if len(f.kind.Lookup.By) > 0 {
		read = f.list(list, nil, "").FirstPage
	}
	rows, err := read(ctx, f.Client)
	if err := f.tolerate(ctx, list, cmp.Or(err, f.doubt(rows))); err != nil {
		return err
	}
	if len(f.kind.Lookup.By) == 0 {
		f.take(rows, f.kind.Lookup.Name)
	}
	f.suggest(rows)
	return nil
}

func (f *finder) suggest(rows []paging.Row) {
	for _, e := range f.entries(rows) {
		f.found = append(f.found, answer{e.Name, e})
	}
}
