package tenant

import (
	"cmp"
	"context"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// belowByParts reads the declared objects below a parent. They are in a list for
// all parents, with more rows than are ever read, and are found by the parts of
// their names.
func (r *Reader) belowByParts(ctx context.Context, c collection) (reading, error) {
	filters := c.filters()
	found := make([][]paging.Row, len(filters))
	err := each(ctx, r, indexes(filters), func(ctx context.Context, i int) (err error) {
		found[i], err = r.list(c.kind.API.List, nil, filters[i]).Read(ctx, r.Client)
		return err
	})
	all, doubt := objects(c, byParent(c.kind, slices.Concat(found...))[c.parent.ID])
	return reading{objects: all}, cmp.Or(err, doubt)
}

// filters select the declared objects: those with an id by that, and others with the
// same first parts at once.
func (c collection) filters() (filters []string) {
	groups := map[string][]string{}
	var ids []string
	for _, d := range c.docs {
		if d.ID != "" {
			ids = append(ids, d.ID)
		}
		last := len(d.Identity) - 1
		first := firstParts(c.kind, append([]string{c.parent.ID}, d.Identity[1:last]...))
		groups[first] = append(groups[first], d.Identity[last])
	}
	if len(ids) > 0 {
		for _, by := range conditions(c.kind.API.List.Filter(c.kind.Lookup.ID.Last()), distinct(ids)) {
			filters = append(filters, by.String())
		}
	}
	for _, first := range jsonvalue.SortedKeys(groups) {
		filters = append(filters, partFilters(c.kind, first, distinct(groups[first]))...)
	}
	return filters
}

// partFilters select names with the same first parts by their last ones, or, for one
// that no filter finds, everything with these first parts.
func partFilters(kind *registry.Kind, first string, values []string) (filters []string) {
	parts := kind.Lookup.Parts
	rule := kind.API.List.Filter(parts[len(parts)-1].Filter)
	if slices.ContainsFunc(values, func(v string) bool { return !rule.Finds(v) }) {
		return []string{first}
	}
	for _, c := range conditions(rule, values) {
		filters = append(filters, first+" and "+c.String())
	}
	return filters
}

// byParent divides the rows of a list for all parents by the parent's id. A row that
// comes twice counts once, and one without a complete name not at all: nothing can
// be declared about it.
func byParent(kind *registry.Kind, rows []paging.Row) map[string][]paging.Row {
	out := map[string][]paging.Row{}
	seen := map[string]bool{}
	for _, row := range rows {
		id := at(row.Value, kind.Lookup.ID)
		nameless := slices.ContainsFunc(kind.Lookup.Parts, func(p registry.Part) bool { return at(row.Value, p.At) == "" })
		if nameless || id != "" && seen[id] {
			continue
		}
		seen[id] = true
		parent := at(row.Value, kind.Lookup.Parts[0].At)
		out[parent] = append(out[parent], row)
	}
	return out
}

// readShared reads, for an export, the lists that have the objects of all parents.
// Unless the export names the kind, only the rows that are worth it are read.
func (r *Reader) readShared(ctx context.Context, kinds []*registry.Kind, live *state.Live, keys []state.Key) error {
	for _, kind := range kinds {
		if !kind.FoundByParts() || !kind.Declarable() || !kind.In(r.Version) {
			continue
		}
		parents := map[string]*state.Object{}
		for _, key := range keys {
			if o := live.Find(key); o.Kind.Name == kind.Parent && !o.Unread.Gone {
				parents[o.ID] = o
			}
		}
		if err := r.readSharedBy(ctx, kind, live, parents); err != nil {
			return err
		}
	}
	return nil
}

func (r *Reader) readSharedBy(ctx context.Context, kind *registry.Kind, live *state.Live, parents map[string]*state.Object) error {
	list := kind.API.List
	groups := conditions(list.Filter(kind.Lookup.Parts[0].Filter), jsonvalue.SortedKeys(parents))
	found := make([][]paging.Row, len(groups))
	unread := make([]error, len(groups))
	err := each(ctx, r, indexes(groups), func(ctx context.Context, i int) error {
		filter := groups[i].String()
		if list.Exported != "" && !slices.Contains(r.Explicit, kind) {
			filter += " and " + list.Exported
		}
		found[i], unread[i] = r.list(list, nil, filter).Read(ctx, r.Client)
		if unread[i] != nil && concernsAll(ctx, unread[i]) {
			return notListed(kind, unread[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	rows := byParent(kind, slices.Concat(found...))
	for _, parent := range jsonvalue.SortedKeys(parents) {
		all, doubt := objects(collection{kind: kind, parent: parents[parent]}, rows[parent])
		for _, o := range all {
			live.Add(o)
		}
		unread = append(unread, doubt)
	}
	if err := cmp.Or(unread...); err != nil {
		live.MarkUnread(kind.Name, "", unreadFor(err))
	}
	return nil
}
