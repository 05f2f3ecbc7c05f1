package tenant

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// readDefaults reads what the declared objects that the tenant does not have are
// created from. A kind of which that cannot be read is marked.
func (r *Reader) readDefaults(ctx context.Context, docs state.Documents, live *state.Live) error {
	wanted := map[*registry.Kind][]string{}
	for _, doc := range docs {
		if list := doc.Kind.API.Defaults; list != nil && !doc.Absent && doc.ID == "" && live.Find(doc.Key) == nil {
			i, _ := nameField(doc.Kind, list)
			wanted[doc.Kind] = append(wanted[doc.Kind], doc.Key.Parts()[i])
		}
	}
	for _, kind := range sortedKinds(wanted) {
		_, field := nameField(kind, kind.API.Defaults)
		slices.Sort(wanted[kind])
		found, err := r.rows(ctx, selection{list: kind.API.Defaults, wants: []want{{field, slices.Compact(wanted[kind])}}})
		if err != nil && concernsAll(ctx, err) {
			return fmt.Errorf("read what %s objects are created from: %w", kind.Name, err)
		}
		for _, row := range found.rows {
			o, malformed := Default(kind, row)
			if err = cmp.Or(err, malformed); o != nil {
				live.AddDefault(o)
			}
		}
		if err != nil {
			live.MarkDefaultsUnread(kind.Name, unreadFor(err))
		}
	}
	return nil
}

// Default makes what an object is created from of a row, which has no id.
func Default(kind *registry.Kind, row paging.Row) (*state.Object, error) {
	value, err := wrap(kind, row.Value)
	if err != nil || len(row.Flaws) > 0 {
		return nil, cmp.Or(err, error(&rest.ShapeError{What: "the answer has a value that cannot be sent back"}))
	}
	return &state.Object{Kind: kind, Key: state.KeyOf(kind, nil, value), Value: value}, nil
}
