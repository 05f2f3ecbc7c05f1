package tenant

import (
	"context"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// few reads a list of rows of which few are worth it: all pages if they are not too many,
// or else the first one.
func (s *sharing) few(ctx context.Context, list paging.List) ([]paging.Row, error) {
	list.Trim = s.worth
	rows, rest, err := list.ReadUnless(ctx, s.Client, func(total int, _ []paging.Row) bool {
		return total > s.kind.API.List.Exported.Pages*list.Size
	})
	if rest != nil {
		s.counting.Lock()
		s.left += rest.Total() - len(rows)
		s.counting.Unlock()
	}
	return slices.DeleteFunc(rows, func(row paging.Row) bool { return !s.kind.Exported(row.Value) }), err
}

// worth keeps rows that an export has whole, and of others what they are called.
func (s *sharing) worth(row any) any {
	if !s.kind.Exported(row) {
		return trimTo(s.naming(s.kind))(row)
	}
	if trim := s.trimShared(s.kind, s.parents, s.selects); trim != nil {
		return trim(row)
	}
	return row
}

// askPassedOver asks the lists that were not read completely for the rows that have to
// do with the other objects of the tenant.
func (r *Reader) askPassedOver(ctx context.Context, live *state.Live) error {
	for _, s := range r.passedOver {
		var lists []paging.List
		for _, by := range s.kind.API.List.Exported.By {
			lists = append(lists, s.listsBy(by, live)...)
		}
		if err := s.readLists(ctx, lists, s.all); err != nil {
			return err
		}
	}
	return nil
}

// listsBy are the requests with the ids of the objects of a kind. Of a part of the
// tenant only that part's rows are asked for.
func (s *sharing) listsBy(by registry.ExportedBy, live *state.Live) (lists []paging.List) {
	list := s.kind.API.List
	filters := []string{list.Exported.Others}
	if s.selects != nil {
		filters = s.groups(list.Exported.Others)
	}
	for _, c := range conditions(by.Rule(list), idsOf(by.Kind, live)) {
		for _, filter := range filters {
			if by.Filter != "" {
				lists = append(lists, s.list(list, nil, filter+" and "+c.String()))
				continue
			}
			one := s.list(list, nil, filter)
			one.Request.Query.Set(by.Parameter, strings.Join(c.values, ","))
			for _, more := range by.Query {
				one.Request.Query.Set(more.Name, more.Value)
			}
			lists = append(lists, one)
		}
	}
	return lists
}

// idsOf are the ids of all objects of a kind, and of those that others refer to.
func idsOf(kind string, live *state.Live) []string {
	ids := map[string]bool{}
	for _, o := range live.All() {
		if o.Kind.Name == kind && o.ID != "" {
			ids[o.ID] = true
		}
		reference.Visit(o.Kind.Spec, o.Value, func(ref reference.Ref) {
			if id, _ := ref.Held(); ref.Kind == kind && id != "" && ref.Rule.IsID(id) {
				ids[id] = true
			}
		})
	}
	return jsonvalue.SortedKeys(ids)
}

// passes reports whether a list of a kind was not read completely.
func (r *Reader) passes(kind *registry.Kind) bool {
	return slices.ContainsFunc(r.passedOver, func(s *sharing) bool { return s.kind == kind })
}

// trim keeps, of the rows of the kind's own list, what they are called.
func (f *finder) trim(list *registry.Endpoint) func(any) any {
	if f.keeps == nil || list != f.kind.API.List {
		return nil
	}
	names := trimTo(f.naming(f.kind))
	return func(row any) any {
		if f.keeps(row) {
			return row
		}
		return names(row)
	}
}

// keep remembers the rows that are wanted for themselves.
func (f *finder) keep(rows []paging.Row) {
	for _, row := range rows {
		if f.keeps != nil && f.keeps(row.Value) {
			f.kept = append(f.kept, row)
		}
	}
}

// addKept adds what finders kept to the objects of the lists that were not read
// completely, and returns the new objects.
func (r *Reader) addKept(finders []*finder) (added []*state.Object) {
	for _, f := range finders {
		for _, s := range r.passedOver {
			if s.kind == f.kind {
				added = append(added, s.add(f.kept)...)
			}
		}
	}
	return added
}
