package tenant

import (
	"cmp"
	"context"
	"slices"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// shared is what was read of a list that has the objects of all parents: the rows by
// the parent's id.
type shared struct {
	rows map[string][]paging.Row
	err  error
}

// readDeclaredParts reads the declared objects of lists that have those of all parents, with
// more rows than are ever read: they are found by the parts of their names, for all
// parents together.
func (r *Reader) readDeclaredParts(ctx context.Context, collections []collection) error {
	of := map[*registry.Kind]*shared{}
	filters := map[*registry.Kind][]string{}
	for i, c := range collections {
		if c.kind.FoundByParts() {
			of[c.kind] = cmp.Or(of[c.kind], &shared{})
			collections[i].shared = of[c.kind]
		}
	}
	for kind := range of {
		filters[kind] = declaredFilters(kind, collections)
	}
	for _, kind := range sortedKinds(of) {
		rows, err := r.rowsOf(ctx, kind, filters[kind])
		if err != nil && concernsAll(ctx, err) {
			return notListed(kind, err)
		}
		of[kind].rows, of[kind].err = byParent(kind, rows), err
	}
	return nil
}

// rowsOf reads the rows of a kind's list that one of the filters selects.
func (r *Reader) rowsOf(ctx context.Context, kind *registry.Kind, filters []string) ([]paging.Row, error) {
	found := make([][]paging.Row, len(filters))
	err := each(ctx, r, indexes(filters), func(ctx context.Context, i int) (err error) {
		found[i], err = r.list(kind.API.List, nil, filters[i]).Read(ctx, r.Client)
		return err
	})
	return slices.Concat(found...), err
}

// belowByParts are the objects below a parent in a list for all parents.
func (c collection) belowByParts() (reading, error) {
	all, doubt := objects(c, c.shared.rows[c.parent.ID])
	return reading{objects: all}, cmp.Or(c.shared.err, doubt)
}

// declaredFilters select the declared objects of a kind: those with an id also by that.
func declaredFilters(kind *registry.Kind, collections []collection) (filters []string) {
	var ids []string
	var names [][]string
	for _, c := range collections {
		if c.kind != kind {
			continue
		}
		for _, d := range c.docs {
			if d.ID != "" {
				ids = append(ids, d.ID)
			}
			names = append(names, append([]string{c.parent.ID}, d.Identity[1:]...))
		}
	}
	if len(ids) > 0 {
		for _, by := range conditions(kind.API.List.Filter(kind.Lookup.ID.Last()), distinct(ids)) {
			filters = append(filters, by.String())
		}
	}
	return append(filters, partFilters(kind, names)...)
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
