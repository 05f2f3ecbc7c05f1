package tenant

import (
	"cmp"
	"context"
	"fmt"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// settings reads what the tenant has once, one request each. A setting that cannot
// be read is marked. read is how many the tenant has, failed the first reason why one
// could not be read; err ends the run.
func (r *Reader) settings(ctx context.Context, kinds []*registry.Kind, live *state.Live) (read int, failed, err error) {
	readings, failures := make([]reading, len(kinds)), make([]error, len(kinds))
	err = each(ctx, r, indexes(kinds), func(ctx context.Context, i int) (err error) {
		readings[i], err = r.singleton(ctx, collection{kind: kinds[i]})
		if err != nil && concernsAll(ctx, err) {
			return fmt.Errorf("read %s: %w", kinds[i].Name, err)
		}
		failures[i] = err
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	for i, kind := range kinds {
		if failures[i] != nil {
			live.MarkUnread(kind.Name, "", unreadFor(failures[i]))
			failed = cmp.Or(failed, fmt.Errorf("read %s: %w", kind.Name, failures[i]))
			continue
		}
		for _, o := range readings[i].objects {
			if !o.Default { // else it was a 404, which may also be about the address
				read++
			}
			live.Add(o)
		}
		r.isWhole(kind)
	}
	return read, failed, nil
}
