package tenant

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// sharing is a list that has the objects of all parents, as an export reads it.
type sharing struct {
	*Reader
	kind    *registry.Kind
	live    *state.Live
	parents map[string]*state.Object // by id
	selects func(state.Key) bool
	// left is how many rows were not read because they are too many.
	counting sync.Mutex
	left     int
}

// readShared reads, for an export, the lists that have the objects of all parents.
// Unless the export names the kind, only the rows that are worth it are read.
func (r *Reader) readShared(ctx context.Context, kinds []*registry.Kind, live *state.Live, keys []state.Key, selects func(state.Key) bool) error {
	for _, kind := range kinds {
		if !kind.FoundByParts() || !kind.Declarable() || !kind.In(r.Version) {
			continue
		}
		s := &sharing{Reader: r, kind: kind, live: live, parents: map[string]*state.Object{}, selects: selects}
		for _, key := range keys {
			if o := live.Find(key); o.Kind.Name == kind.Parent && !o.Unread.Gone {
				s.parents[o.ID] = o
			}
		}
		if len(s.parents) == 0 {
			continue
		}
		if err := s.read(ctx); err != nil {
			return err
		}
	}
	return nil
}

// read reads the list, or of a long one what the export has.
func (s *sharing) read(ctx context.Context) error {
	rule := s.kind.API.List.Exported
	if rule == nil || slices.Contains(s.Explicit, s.kind) {
		return s.readBy(ctx, s.groups(""), s.all)
	}
	if err := s.readBy(ctx, s.groups(rule.Filter), s.all); err != nil {
		return err
	}
	if err := s.readBy(ctx, s.groups(rule.Others), s.few); err != nil {
		return err
	}
	if s.left > 0 {
		s.live.PassOver(s.kind.Name, s.left)
		s.passedOver = append(s.passedOver, s)
	}
	return nil
}

// groups are filters for the rows of all parents, which another filter may narrow.
func (s *sharing) groups(more string) (filters []string) {
	list := s.kind.API.List
	for _, c := range conditions(list.Filter(s.kind.Lookup.Parts[0].Filter), jsonvalue.SortedKeys(s.parents)) {
		filter := c.String()
		if more != "" {
			filter += " and " + more
		}
		filters = append(filters, filter)
	}
	return filters
}

// readBy adds the objects of the rows that one of some filters selects.
func (s *sharing) readBy(ctx context.Context, filters []string, read func(context.Context, paging.List) ([]paging.Row, error)) error {
	var lists []paging.List
	for _, filter := range filters {
		lists = append(lists, s.list(s.kind.API.List, nil, filter))
	}
	return s.readLists(ctx, lists, read)
}

func (s *sharing) readLists(ctx context.Context, lists []paging.List, read func(context.Context, paging.List) ([]paging.Row, error)) error {
	found := make([][]paging.Row, len(lists))
	unread := make([]error, len(lists))
	err := each(ctx, s.Reader, indexes(lists), func(ctx context.Context, i int) error {
		found[i], unread[i] = read(ctx, lists[i])
		if unread[i] != nil && concernsAll(ctx, unread[i]) {
			return notListed(s.kind, unread[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.add(slices.Concat(found...), unread...)
	return nil
}

// all reads a list to its end.
func (s *sharing) all(ctx context.Context, list paging.List) ([]paging.Row, error) {
	list.Trim = s.trimShared(s.kind, s.parents, s.selects)
	return list.Read(ctx, s.Client)
}

// add adds the objects of rows to what is known of the tenant, and returns those that
// are new.
func (s *sharing) add(found []paging.Row, unread ...error) (added []*state.Object) {
	rows := byParent(s.kind, found)
	for _, parent := range jsonvalue.SortedKeys(s.parents) {
		all, doubt := objects(collection{kind: s.kind, parent: s.parents[parent]}, rows[parent])
		for _, o := range all {
			if s.live.ByID(s.kind.Name, o.ID) == nil {
				s.live.Add(o)
				added = append(added, o)
			}
		}
		unread = append(unread, doubt)
	}
	if err := cmp.Or(unread...); err != nil {
		s.live.MarkUnread(s.kind.Name, "", unreadFor(err))
	}
	return added
}
