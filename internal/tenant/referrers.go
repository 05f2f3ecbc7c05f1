package tenant

import (
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Referrers are objects that may refer to what is to be deleted.
type Referrers struct {
	// Objects are those that are not in the snapshot, or not as completely.
	Objects []*state.Object
	// Unread are the reasons why those of a kind are not known, by its name.
	Unread map[string]string
}

// Referrers reads the objects that may refer to some that are to be deleted, as far
// as they were not read before: the list of each kind that can, or the rows of it
// that a filter finds. Of the objects only those are read by themselves that exist once,
// in the tenant or below each other object.
func (r *Reader) Referrers(ctx context.Context, live *state.Live, going []*state.Object) (Referrers, error) {
	s := &search{Reader: r, live: live, ids: map[string][]string{}, found: map[*registry.Kind][]*state.Object{}, unread: map[string]string{}}
	kinds := map[*registry.Kind]bool{}
	for _, o := range going {
		if o.Kind.Parent != "" {
			continue // only what is beside it refers to it, and that was read with it
		}
		s.ids[o.Kind.Name] = append(s.ids[o.Kind.Name], o.ID)
		for _, kind := range r.Kinds.Referring(o.Kind) {
			kinds[kind] = true
		}
	}
	for _, kind := range sortedKinds(kinds) {
		if err := s.kind(ctx, kind); err != nil {
			return Referrers{}, fmt.Errorf("read %s objects to find what uses those that are to be deleted: %w", kind.Name, err)
		}
	}
	return Referrers{s.more, s.unread}, nil
}

// search is a search for what refers to objects.
type search struct {
	*Reader
	live *state.Live
	// ids are those of the objects, by their kind's name.
	ids map[string][]string
	// found are the objects of the kinds that were searched.
	found map[*registry.Kind][]*state.Object
	// more are the objects that only the search has.
	more   []*state.Object
	unread map[string]string
}

// kind searches the objects of a kind and their own lists.
func (s *search) kind(ctx context.Context, kind *registry.Kind) error {
	if !searchable(kind, s.Version) {
		return nil
	}
	filter := s.filter(kind)
	objects, err := s.objects(ctx, kind, filter)
	if err != nil {
		return err
	}
	for _, o := range objects {
		if s.live.ByID(kind.Name, o.ID) != o && s.live.Find(o.Key) != o {
			s.more = append(s.more, o)
		}
	}
	return s.ownLists(ctx, kind, objects)
}

// searchable reports whether the objects of a kind can be read for this: not those below
// what no list shows, nor those of which there are too many.
func searchable(kind *registry.Kind, version string) bool {
	for _, k := range append([]*registry.Kind{kind}, kind.Ancestors()...) {
		listed := k.API.List != nil && !k.API.List.Long && !k.FoundByParts()
		if !k.In(version) || !listed && !(k == kind && k.Singleton && k.API.Read != nil) {
			return false
		}
	}
	return true
}

// filter selects the objects that refer to what goes, "" if only the whole list
// shows them.
func (s *search) filter(kind *registry.Kind) []string {
	var to []string
	for name := range s.ids {
		if kind.Holds(name) {
			to = append(to, name)
		}
	}
	if len(to) != 1 || kind.Parent != "" || s.whole[kind] {
		return nil
	}
	rule := kind.FilterFor(to[0])
	if rule == nil {
		return nil
	}
	var filters []string
	for _, c := range conditions(rule, distinct(s.ids[to[0]])) {
		filters = append(filters, c.String())
	}
	return filters
}

// objects are those of a kind: all, or those that one of the filters selects.
func (s *search) objects(ctx context.Context, kind *registry.Kind, filters []string) ([]*state.Object, error) {
	if all, known := s.found[kind]; known {
		return all, nil
	}
	var all []*state.Object
	var err error
	switch {
	case kind.Parent != "":
		all, err = s.below(ctx, kind)
	case s.whole[kind]:
		all = slices.DeleteFunc(s.live.All(), func(o *state.Object) bool { return o.Kind != kind })
	case kind.IsSetting():
		all, err = s.setting(ctx, kind)
	default:
		all, err = s.top(ctx, kind, filters)
	}
	if filters == nil {
		s.found[kind] = all
	}
	return all, err
}

func (s *search) setting(ctx context.Context, kind *registry.Kind) ([]*state.Object, error) {
	found, err := s.singleton(ctx, collection{kind: kind})
	return found.objects, s.note(ctx, kind, err)
}

func (s *search) top(ctx context.Context, kind *registry.Kind, filters []string) ([]*state.Object, error) {
	read := func() ([]paging.Row, error) { return s.rowsOf(ctx, kind, filters) }
	if filters == nil {
		read = func() ([]paging.Row, error) { return s.allRows(ctx, kind) }
	}
	rows, err := read()
	objects, doubt := objectsOf(kind, nil, rows)
	return s.known(objects), s.note(ctx, kind, err, doubt)
}

// known replaces objects by those of the snapshot, where that has them.
func (s *search) known(objects []*state.Object) []*state.Object {
	for i, o := range objects {
		if there := s.live.ByID(o.Kind.Name, o.ID); o.ID != "" && there != nil {
			objects[i] = there
		} else if there := s.live.Find(o.Key); o.ID == "" && there != nil {
			objects[i] = there
		}
	}
	return objects
}

// note notes why a list of a kind could not be read, unless that ends the run.
func (s *search) note(ctx context.Context, kind *registry.Kind, errs ...error) error {
	for _, err := range errs {
		if err != nil && concernsAll(ctx, err) {
			return err
		}
		if err != nil {
			s.unread[kind.Name] = reasonOf(err)
		}
	}
	return nil
}
