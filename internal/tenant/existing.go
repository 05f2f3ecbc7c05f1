package tenant

import (
	"context"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Existing returns those of the keys that the tenant has. A collection that the
// client may not read has none.
func (r *Reader) Existing(ctx context.Context, keys []state.Key) (state.Keys, error) {
	var docs state.Documents
	for _, key := range keys {
		doc := &state.Document{Key: key, Kind: r.Kinds.Find(key.Kind()), Identity: key.Parts()}
		doc.NameAbout()
		docs = append(docs, doc)
	}
	snapshot, err := r.Declared(ctx, docs)
	if rest.IsDenied(err) {
		return state.Keys{}, nil
	}
	if err != nil {
		return nil, err
	}
	found := state.Keys{}
	for _, key := range keys {
		if snapshot.Live.Find(key) != nil {
			found[key] = true
		}
	}
	return found, nil
}

// TopKeys returns the keys of all objects of a top-level kind, and whether the
// client may read them.
func (r *Reader) TopKeys(ctx context.Context, kind *registry.Kind) (keys state.Keys, ok bool, err error) {
	rows, err := r.allRows(ctx, kind)
	if err != nil && !concernsAll(ctx, err) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, notListed(kind, err)
	}
	live := state.NewLive()
	if err := addRows(live, kind, rows); err != nil {
		return nil, false, err
	}
	return live.Keys(), true, nil
}

// Named returns the objects of a top-level kind with a name, and those whose
// name differs in letter case (API: Filters).
func (r *Reader) Named(ctx context.Context, kind *registry.Kind, name string) ([]*state.Object, error) {
	found, err := r.topRows(ctx, kind, []string{name}, nil, false)
	return r.objectsOr(kind, found.rows, err)
}

// Some returns some objects of a top-level kind: those of the first page.
func (r *Reader) Some(ctx context.Context, kind *registry.Kind) ([]*state.Object, error) {
	rows, err := r.all(kind).FirstPage(ctx, r.Client)
	return r.objectsOr(kind, rows, err)
}

func (r *Reader) objectsOr(kind *registry.Kind, rows []paging.Row, err error) ([]*state.Object, error) {
	if err != nil {
		return nil, err
	}
	return objectsOf(kind, nil, rows)
}
