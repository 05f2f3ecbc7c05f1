package tenant

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// Others are the objects of one kind that no document declares.
type Others struct {
	Kind  *registry.Kind
	Count int
	// Keys are the objects, sorted, where all of them were read.
	Keys []state.Key
}

// Others counts, for each kind of top-level objects that documents declare, the
// objects that no document declares. If the reads so far do not give the
// number, that takes one more request, or, if the objects are to be named, those
// for the whole list. Kinds whose number cannot be read are left out.
func (r *Reader) Others(ctx context.Context, s *Snapshot, docs state.Documents, named bool) ([]Others, error) {
	declared := map[*registry.Kind]map[*state.Object]bool{}
	for _, doc := range docs {
		if doc.Kind.Parent != "" || doc.Kind.API.List == nil {
			continue
		}
		if declared[doc.Kind] == nil {
			declared[doc.Kind] = map[*state.Object]bool{}
		}
		if o := (counterparts{docs, r.Kinds}).find(s.Live, doc.Key); o != nil {
			declared[doc.Kind][o] = true
		}
	}
	var all []Others
	for _, kind := range sortedKinds(declared) {
		o, err := r.others(ctx, s, kind, declared[kind], named)
		if err != nil && concernsAll(ctx, err) {
			return nil, fmt.Errorf("count %s objects: %w", kind.Name, err)
		}
		if err == nil && o.Count > 0 {
			all = append(all, o)
		}
	}
	return all, nil
}

func (r *Reader) others(ctx context.Context, s *Snapshot, kind *registry.Kind, declared map[*state.Object]bool, named bool) (Others, error) {
	if !r.whole[kind] && !named && allDeclarable(kind) {
		total, err := r.total(ctx, kind)
		return Others{Kind: kind, Count: total - len(declared)}, err
	}
	objects, err := r.allOf(ctx, s, kind)
	if err != nil {
		return Others{}, err
	}
	known := map[string]bool{}
	for o := range declared {
		known[calling(o)] = true
	}
	o := Others{Kind: kind}
	for _, object := range objects {
		if object.Kind == kind && !known[calling(object)] && object.VendorOwned() == "" && kind.CanCall(object.Key.Parts()) {
			o.Keys = append(o.Keys, object.Key)
		}
	}
	o.Count, o.Keys = len(o.Keys), state.SortKeys(o.Keys)
	return o, nil
}

// allOf returns all objects of the tenant if the reads so far were whole, or else those
// of the kind from its list.
func (r *Reader) allOf(ctx context.Context, s *Snapshot, kind *registry.Kind) ([]*state.Object, error) {
	if r.whole[kind] {
		return s.Live.All(), nil
	}
	rows, err := r.allRows(ctx, kind)
	if err != nil {
		return nil, err
	}
	return objectsOf(kind, nil, rows)
}

// allDeclarable reports whether documents can be about every object of a kind.
func allDeclarable(kind *registry.Kind) bool {
	mayLack := slices.ContainsFunc(kind.Identity, func(f registry.IdentityField) bool { return f.MayLack })
	return kind.VendorOwned == nil && kind.About == "" && !mayLack
}

// calling is what an object keeps between two reads: its id, or its key if the API
// has no id for it.
func calling(o *state.Object) string { return cmp.Or(o.ID, string(o.Key)) }
