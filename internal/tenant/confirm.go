package tenant

import (
	"context"
	"fmt"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
)

// Confirm reads objects again, one by one: those of which a list may not show
// everything, and those that the tenant may know by several addresses
// (API: Provisioning policies). An object that the tenant refuses to show by itself
// stays as it was listed, with the reason. Confirm reports whether anything was
// read or refused.
func (r *Reader) Confirm(ctx context.Context, live *state.Live, keys []state.Key) (read bool, err error) {
	var doubtful []*state.Object
	for _, key := range keys {
		if o := live.Find(key); o != nil && !o.Confirmed && !o.Unread.Happened() && (o.Partial || len(AddressesOf(o)) > 1) {
			doubtful = append(doubtful, o)
		}
	}
	full := make([]*state.Object, len(doubtful))
	err = each(ctx, r, indexes(doubtful), func(ctx context.Context, i int) (err error) {
		full[i], err = r.again(ctx, doubtful[i])
		switch {
		case err == nil:
			return nil
		case concernsAll(ctx, err):
			return fmt.Errorf("read %s: %w", doubtful[i].Key, err)
		}
		full[i] = unread(doubtful[i], err)
		return nil
	})
	for i, o := range full {
		if o != nil && err == nil {
			*doubtful[i], read = *o, true
		}
	}
	return read, err
}

// again reads an object at its own path, by each of its addresses until one
// answers.
func (r *Reader) again(ctx context.Context, o *state.Object) (*state.Object, error) {
	var last error
	for _, address := range AddressesOf(o) {
		vars := varsBelow(o.Parent)
		vars["id"] = address
		row, err := r.one(ctx, o.Kind, o.Kind.VarsFor(o.Key.Parts(), vars))
		if isMissing(err) {
			last = err
			continue
		}
		if err != nil {
			return nil, err
		}
		return fuller(o, row, address)
	}
	return nil, last
}

// unread is the object with the reason why the tenant would not show it.
func unread(o *state.Object, refused error) *state.Object {
	now := *o
	now.Unread = unreadFor(refused)
	if isMissing(refused) {
		now.Unread = vanished(o.Kind, refused)
	}
	return &now
}

func fuller(o *state.Object, row paging.Row, address string) (*state.Object, error) {
	now, err := Object(o.Kind, o.Parent, row)
	if err != nil {
		return nil, err
	}
	now.Address = address
	if now.ID == "" {
		now.ID = o.ID
	}
	now.Confirmed = true
	for _, f := range o.Kind.OwnLists() {
		if list, read := o.Value[f.Name]; read {
			now.Value = with(now.Value, f.Name, list) // the object itself lacks it
		}
	}
	return now, nil
}

// AddressesOf are the ways to name an object in a path, in the order to try.
func AddressesOf(o *state.Object) []string {
	var out []string
	for _, way := range o.Kind.Address {
		name := o.ID
		if way != "id" {
			name, _ = o.Value[way].(string)
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}
