package tenant

import (
	"context"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Probed is what an attempt to read one kind gave: nothing, or why it failed.
type Probed struct {
	Kind   *registry.Kind
	Unread state.Unread
}

// Probe finds which of the top-level kinds can be read, with one request for each: a
// single row of a list, one member of an enumerated list, a setting. What only one
// endpoint says is in the result; a failure that concerns everything ends the run.
func (r *Reader) Probe(ctx context.Context, kinds []*registry.Kind) ([]Probed, error) {
	var found []Probed
	for _, kind := range kinds {
		if kind.Parent == "" && kind.In(r.Version) {
			found = append(found, Probed{Kind: kind})
		}
	}
	err := each(ctx, r, indexes(found), func(ctx context.Context, i int) error {
		err := r.touch(ctx, found[i].Kind)
		if err != nil && concernsAll(ctx, err) {
			return notListed(found[i].Kind, err)
		}
		if err != nil {
			found[i].Unread = unreadFor(err)
		}
		return nil
	})
	return found, err
}

// touch reads as little of a kind as shows that it can be read.
func (r *Reader) touch(ctx context.Context, kind *registry.Kind) error {
	if kind.IsSetting() {
		_, err := r.singleton(ctx, collection{kind: kind})
		return err
	}
	list := r.leastOf(kind)
	_, err := list.FirstPage(ctx, r.Client)
	return err
}

// leastOf is the list of a kind, cut to what one request reads.
func (r *Reader) leastOf(kind *registry.Kind) paging.List {
	if kind.IsEnumerated() {
		list := r.members(kind, nil)
		list.Members = list.Members[:min(1, len(list.Members))]
		return list
	}
	list := r.list(kind.API.List, nil, "")
	list.Size = min(list.Size, 1)
	return list
}
