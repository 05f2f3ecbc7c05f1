package tenant

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// mostSearched is how many lists of one kind are read to find what uses an object:
// lists below other objects, of which a tenant may have thousands.
const mostSearched = 100

// below are the objects of a kind below all of those above it.
func (s *search) below(ctx context.Context, kind *registry.Kind) ([]*state.Object, error) {
	parents, err := s.objects(ctx, kind.Ancestors()[0], nil)
	if err != nil {
		return nil, err
	}
	var all []*state.Object
	var collections []collection
	for _, parent := range parents {
		switch {
		case parent.Unread.Gone || kind.Requires != nil && !kind.Requires.Met(parent.Value):
		case s.readBelow[kind][parent]:
			for _, o := range s.live.Children(parent.Key) {
				if o.Kind == kind {
					all = append(all, o)
				}
			}
		default:
			collections = append(collections, collection{kind: kind, parent: parent})
		}
	}
	if len(collections) > mostSearched {
		s.unread[kind.Name] = fmt.Sprintf("the tenant has %d lists of them, more than the %d that are read for this", len(collections), mostSearched)
		return all, nil
	}
	more, err := s.readings(ctx, kind, collections)
	return append(all, s.known(more)...), err
}

func (s *search) readings(ctx context.Context, kind *registry.Kind, collections []collection) ([]*state.Object, error) {
	readings := make([]reading, len(collections))
	err := each(ctx, s.Reader, indexes(collections), func(ctx context.Context, i int) (err error) {
		readings[i], err = s.collection(ctx, collections[i])
		return err
	})
	var all []*state.Object
	for i, found := range readings {
		all = append(all, found.objects...)
		if found.unread.Happened() {
			s.unread[kind.Name] = fmt.Sprintf("those of %s could not be read: %s", collections[i].parent.Key, found.unread.Why)
		}
	}
	return all, err
}

// ownLists reads the lists of objects that may refer to what goes. The objects of
// the snapshot keep what they have: what no document writes is not managed.
func (s *search) ownLists(ctx context.Context, kind *registry.Kind, objects []*state.Object) error {
	var lists []ownList
	for name := range maps.Keys(s.ids) {
		for _, f := range kind.HoldingLists(name) {
			for _, o := range objects {
				if _, read := o.Value[f.Name]; !read && !slices.Contains(lists, ownList{o, f}) {
					lists = append(lists, ownList{o, f})
				}
			}
		}
	}
	if len(lists) > mostSearched {
		s.unread[kind.Name] = fmt.Sprintf("%s has a list of its own in each of %d objects, more than the %d that are read for this", lists[0].field.Name, len(lists), mostSearched)
		return nil
	}
	found := make([][]any, len(lists))
	errs := make([]error, len(lists))
	err := each(ctx, s.Reader, indexes(lists), func(ctx context.Context, i int) error {
		found[i], errs[i] = s.elements(ctx, lists[i].object, lists[i].field)
		if errs[i] != nil && concernsAll(ctx, errs[i]) {
			return errs[i]
		}
		return nil
	})
	for i, l := range lists {
		if errs[i] != nil {
			s.unread[kind.Name] = reasonOf(errs[i])
			continue
		}
		now := *l.object
		now.Value = map[string]any{l.field.Name: found[i]}
		s.more = append(s.more, &now)
	}
	return err
}
