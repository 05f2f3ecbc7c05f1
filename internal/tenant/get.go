package tenant

import (
	"context"
	"fmt"

	"isc-sync/state"
)

// Current returns the object at a location as the tenant has it now, nil if
// there is none. Where the tenant does not know the address, the object is
// looked for in its collection (API: Provisioning policies), and the answer has
// the address that works.
func (r *Reader) Current(ctx context.Context, l Location) (*state.Object, error) {
	o, err := r.current(ctx, l)
	if o == nil || err != nil {
		return o, err
	}
	return o, r.Fill(ctx, o, l.Lists)
}

func (r *Reader) current(ctx context.Context, l Location) (*state.Object, error) {
	if l.Kind.API.Read == nil && l.Kind.API.List == nil {
		return nil, nil
	}
	if _, named := l.Vars["id"]; !named && !l.Kind.Singleton {
		return r.Find(ctx, l)
	}
	o, err := r.Get(ctx, l)
	if o != nil || err != nil || len(l.Kind.Address) < 2 {
		return o, err
	}
	return r.Find(ctx, l)
}

// FindOrGet looks for an object that is about to be created: in its collection
// if the API lists that, else at its own path.
func (r *Reader) FindOrGet(ctx context.Context, l Location) (*state.Object, error) {
	if l.Kind.API.List == nil || l.Kind.UnsetIsAbsent() {
		return r.Current(ctx, l)
	}
	return r.Find(ctx, l)
}

// Get reads one object at its own path, nil if it does not exist.
func (r *Reader) Get(ctx context.Context, l Location) (*state.Object, error) {
	row, err := r.one(ctx, l.Kind, l.Vars)
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Key, err)
	}
	o, err := l.object(row)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", l.Key, err)
	}
	return o, nil
}
