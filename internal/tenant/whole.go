package tenant

import (
	"context"

	"isc-sync/internal/tenant/paging"
	"isc-sync/state/registry"
)

// isWhole notes that all objects of a kind were read.
func (r *Reader) isWhole(kind *registry.Kind) {
	if r.whole == nil {
		r.whole = map[*registry.Kind]bool{}
	}
	r.whole[kind] = true
}

// Whole are the kinds, by name, of which all objects were read.
func (r *Reader) Whole() map[string]bool {
	names := map[string]bool{}
	for kind := range r.whole {
		names[kind.Name] = true
	}
	return names
}

// isBegun notes what is left of a list of which at least the first page was read.
func (r *Reader) isBegun(kind *registry.Kind, rest *paging.Rest) {
	if rest == nil {
		return
	}
	if r.begun == nil {
		r.begun = map[*registry.Kind]*paging.Rest{}
	}
	r.begun[kind] = rest
}

// allRows reads the whole list of a kind at the top, except for pages that were read
// already.
func (r *Reader) allRows(ctx context.Context, kind *registry.Kind) ([]paging.Row, error) {
	if begun := r.begun[kind]; begun != nil {
		return begun.Read(ctx, r.Client)
	}
	return r.all(kind).Read(ctx, r.Client)
}

// total is how many objects a kind at the top has.
func (r *Reader) total(ctx context.Context, kind *registry.Kind) (int, error) {
	if begun := r.begun[kind]; begun != nil {
		return begun.Total(), nil
	}
	return r.all(kind).Count(ctx, r.Client)
}
