package tenant

import (
	"context"
	"fmt"

	"isc-sync/internal/rest"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Find looks for the object with the location's identity in its collection; nil
// if it is not there.
func (r *Reader) Find(ctx context.Context, l Location) (*state.Object, error) {
	if l.Kind.API.List == nil {
		return nil, nil
	}
	rows, err := r.rowsLike(ctx, l)
	if rest.IsDenied(err) && addressedByIdentity(l.Kind) {
		return r.Get(ctx, l)
	}
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", l.Key, err)
	}
	for _, row := range rows {
		found := l
		found.Vars = varsBelow(l.Parent())
		o, err := found.object(row)
		if err != nil || !l.matches(o) {
			continue
		}
		return r.addressed(ctx, found, o)
	}
	return nil, nil
}

// addressed reads a listed object at its own path, by the first of the kind's
// addresses that the tenant takes.
func (r *Reader) addressed(ctx context.Context, l Location, listed *state.Object) (*state.Object, error) {
	for _, address := range AddressesOf(listed) {
		l.Vars["id"] = address
		if l.Kind.API.Read == nil {
			listed.Address = address
			return listed, nil
		}
		if o, err := r.Get(ctx, l); o != nil || err != nil {
			return o, err
		}
	}
	return nil, fmt.Errorf("the tenant lists %s and does not show it", l.Key)
}

// rowsLike reads a collection, at the top only the rows that may have the
// location's identity: the tenant compares without regard to letter case
// (API: Filters).
func (r *Reader) rowsLike(ctx context.Context, l Location) ([]paging.Row, error) {
	if l.Kind.FoundByParts() {
		return r.rowsByParts(ctx, l)
	}
	filter := ""
	if l.Kind.Parent == "" {
		filter = identityFilter(l.Kind.API.List, l)
	}
	rows, err := r.list(l.Kind.API.List, l.Vars, filter).Read(ctx, r.Client)
	if isMissing(err) {
		return nil, nil
	}
	return rows, err
}

// FindsInAll reports whether Find reads the whole collection at the top, since its list
// has no filter for the identity.
func (r *Reader) FindsInAll(l Location) bool {
	list := l.Kind.API.List
	return l.Kind.Parent == "" && !l.Kind.UnsetIsAbsent() && list != nil && !l.Kind.FoundByParts() && identityFilter(list, l) == ""
}

// rowsByParts reads the rows that have all parts of the location's name.
func (r *Reader) rowsByParts(ctx context.Context, l Location) ([]paging.Row, error) {
	parent := l.Parent()
	if parent == nil || parent.ID == "" {
		return nil, fmt.Errorf("the id of what %s belongs to is not known", l.Key)
	}
	parts := l.Kind.Lookup.Parts
	values := []string{parent.ID}
	for _, part := range parts[1:] {
		values = append(values, l.Identity[part.Name])
	}
	found, err := r.rowsOf(ctx, l.Kind, partFilters(l.Kind, [][]string{values}))
	return byParent(l.Kind, found)[parent.ID], err
}

// addressedByIdentity reports whether paths name the kind's objects by a field
// of their identity.
func addressedByIdentity(kind *registry.Kind) bool {
	return len(kind.Address) > 0 && kind.Address[0] != "id"
}
