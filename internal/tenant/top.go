package tenant

import (
	"cmp"
	"context"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// readTop reads the top-level objects that documents are about, or below which
// they are.
func (r *Reader) readTop(ctx context.Context, w wanted, live *state.Live) error {
	unread := func(kinds []*registry.Kind) []*registry.Kind {
		return slices.DeleteFunc(kinds, func(k *registry.Kind) bool { return r.whole[k] })
	}
	readBefore := len(r.whole)
	settings, failed, err := r.settings(ctx, unread(sortedKinds(w.settings)), live)
	if err != nil {
		return err
	}
	kinds := unread(w.topKinds())
	lists, failedList, err := r.lists(ctx, kinds, live, func(ctx context.Context, kind *registry.Kind) listing {
		found, err := r.topRows(ctx, kind, w.names[kind], w.ids[kind], r.Counting && w.declared[kind])
		if !rest.IsDenied(err) || kind.API.List.Denied != registry.DeniedReadOne {
			return listing{selected: found, err: err}
		}
		denied := unreadFor(err)
		rows, err := r.byIDs(ctx, kind, w.ids[kind])
		return listing{selected: selected{rows: rows}, denied: denied, err: err}
	})
	if err != nil || settings+lists+readBefore > 0 || len(kinds)+len(w.settings) == 0 {
		return err
	}
	return cmp.Or(failed, failedList)
}

// addRows adds the elements of a list that are objects of the kind. The error
// is about the first one that is not: then the list does not prove what is
// absent.
func addRows(live *state.Live, kind *registry.Kind, rows []paging.Row) error {
	objects, err := objectsOf(kind, nil, rows)
	if err == nil {
		live.MarkNameless(kind.Name, nameless(kind, rows))
	}
	for _, o := range objects {
		o.Partial = kind.API.List.Partial
		live.Add(o)
	}
	return err
}

// topRows reads the named objects with the fewest requests. counted: so that it is
// known how many the kind has.
func (r *Reader) topRows(ctx context.Context, kind *registry.Kind, names, ids []string, counted bool) (found selected, err error) {
	if kind.IsEnumerated() {
		found.rows, err = r.members(kind, names).Read(ctx, r.Client)
		found.whole = true
		return found, err
	}
	if kind.API.List.Bare {
		found.rows, err = r.all(kind).Read(ctx, r.Client)
		found.whole = true
		return found, err
	}
	_, field := nameField(kind, kind.API.List)
	s := selection{list: kind.API.List, wants: []want{{field, names}, {kind.IDMember(), ids}}, idMember: kind.IDMember(), counted: counted}
	if kind.API.Read != nil && !addressedByIdentity(kind) {
		s.read = func(ctx context.Context, id string) (paging.Row, error) {
			return r.one(ctx, kind, map[string]string{"id": id})
		}
	}
	found, err = r.rows(ctx, s)
	if err == nil && kind.API.List.Sparse {
		more, err := r.byIDs(ctx, kind, without(names, found.rows, field))
		found.rows = append(found.rows, more...)
		return found, err
	}
	if found.whole && err == nil && s.read != nil && kind.API.List.Filter(kind.IDMember()) == nil { // a list may hide some, such as drafts
		more, err := r.byIDs(ctx, kind, without(ids, found.rows, kind.IDMember()))
		found.rows = append(found.rows, more...)
		return found, err
	}
	return found, err
}

// nameField is the part of a key by which a list is searched: the first one that it
// can be filtered by, or else the last.
func nameField(kind *registry.Kind, list *registry.Endpoint) (i int, name string) {
	for i, f := range kind.Identity {
		if f.In == registry.InBody && list.Filter(f.Name) != nil {
			return i, f.Name
		}
	}
	last := len(kind.Identity) - 1
	return last, kind.Identity[last].Name
}

// nameIn is the part of a key by which the kind's list is searched.
func nameIn(kind *registry.Kind, key state.Key) string {
	i, _ := nameField(kind, kind.API.List)
	return key.Parts()[i]
}

// byIDs reads objects one by one. Those that are not there are left out.
func (r *Reader) byIDs(ctx context.Context, kind *registry.Kind, ids []string) ([]paging.Row, error) {
	found := make([][]paging.Row, len(ids))
	err := each(ctx, r, indexes(ids), func(ctx context.Context, i int) error {
		row, err := r.one(ctx, kind, map[string]string{"id": ids[i]})
		if isMissing(err) {
			return nil
		}
		if err == nil {
			found[i] = []paging.Row{row}
		}
		return err
	})
	return slices.Concat(found...), err
}
