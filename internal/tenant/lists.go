package tenant

import (
	"cmp"
	"context"
	"fmt"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// listing is what reading top-level objects of one kind gave. denied is set if the list
// was refused and the rows were read one by one.
type listing struct {
	selected
	denied state.Unread
	err    error
}

// lists reads top-level objects of several kinds at the same time and adds them. A
// kind of which something could not be read is marked. read is how many kinds have
// been read, failed the first reason why one was not; err ends the run.
func (r *Reader) lists(ctx context.Context, kinds []*registry.Kind, live *state.Live, of func(context.Context, *registry.Kind) listing) (read int, failed, err error) {
	listings := make([]listing, len(kinds))
	err = each(ctx, r, indexes(kinds), func(ctx context.Context, i int) error {
		listings[i] = of(ctx, kinds[i])
		if err := listings[i].err; err != nil && concernsAll(ctx, err) {
			return notListed(kinds[i], err)
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	for i, kind := range kinds {
		if listings[i].whole && listings[i].err == nil {
			r.isWhole(kind)
		}
		r.isBegun(kind, listings[i].rest)
		known := len(live.Keys())
		err := listings[i].add(live, kind)
		shown := len(live.Keys()) > known || !kind.IsEnumerated() // else it was 404s, which may also be about the address
		if err == nil && shown || paging.IsIncomplete(err) || len(live.Keys()) > known {
			read++
		}
		if err != nil {
			live.MarkUnread(kind.Name, "", unreadFor(err))
			failed = cmp.Or(failed, notListed(kind, err))
		}
	}
	return read, failed, nil
}

// add adds the objects of a listing. The error is the first reason why it is not
// complete.
func (l listing) add(live *state.Live, kind *registry.Kind) error {
	if l.denied.Happened() {
		live.MarkUnread(kind.Name, "", l.denied)
	}
	return cmp.Or(l.err, addRows(live, kind, l.rows))
}

func notListed(kind *registry.Kind, err error) error {
	return fmt.Errorf("read %s objects: %w", kind.Name, err)
}
