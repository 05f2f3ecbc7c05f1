package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Referring returns the kinds whose objects may keep one of a kind from being
// deleted, because they refer to it. Left out are those that the pre-flight of the
// deletion answers for.
func (ks *Kinds) Referring(to *Kind) []*Kind {
	return slices.DeleteFunc(ks.All(), func(k *Kind) bool {
		p := to.Delete.Preflight
		return p != nil && slices.Contains(p.Covers, k.Name) || !k.Holds(to.Name)
	})
}

// KeptAt returns where objects of the kind have fields of other kinds' objects.
func (ks *Kinds) KeptAt(k *Kind) (at []jsonvalue.Pointer) {
	for _, other := range ks.declared {
		for _, f := range other.Spec.Properties {
			if f.KeptBy != nil && f.KeptBy.Kind == k.Name {
				at = append(at, f.KeptBy.At)
			}
		}
	}
	return at
}

// Holds reports whether objects of the kind may have a reference that keeps one of
// another kind from being deleted.
func (k *Kind) Holds(kind string) bool { return k.Spec.holds(kind) }

// HoldingLists returns the fields with lists of their own that may have such a
// reference. What another object keeps is found there.
func (k *Kind) HoldingLists(kind string) []*Field {
	return slices.DeleteFunc(slices.Clone(k.OwnLists()), func(f *Field) bool { return f.ListedAt == nil || !f.holds(kind) })
}

func (f *Field) holds(kind string) bool {
	found := false
	f.visitAll(func(f *Field) {
		found = found || f.Ref != nil && f.Ref.Holds() && slices.Contains(f.Ref.kinds(), kind) || f.refersInside(kind)
	})
	return found
}

// OfPieces returns the kinds whose objects may refer to what goes with one of a kind and
// has too many rows to search, such as the entitlements of a source: goes is that kind,
// nil for none. Left out are those that the reference to the object itself finds.
func (ks *Kinds) OfPieces(of *Kind) (goes *Kind, users []*Kind) {
	for _, k := range ks.All() {
		if k.Parent == of.Name && k.API.List != nil && k.API.List.Long {
			goes = k
		}
	}
	if goes == nil {
		return nil, nil
	}
	return goes, slices.DeleteFunc(ks.Referring(goes), func(k *Kind) bool {
		return k.Parent == of.Name || !k.Spec.holdsFree(goes.Name)
	})
}

// holdsFree reports whether a reference to a kind may lead below any object.
func (f *Field) holdsFree(kind string) bool {
	found := false
	f.visitAll(func(f *Field) {
		free := f.Ref != nil && f.Ref.Holds() && len(f.Ref.Fixed) == 0 && slices.Contains(f.Ref.kinds(), kind)
		found = found || free || f.refersInside(kind)
	})
	return found
}

// Holds reports whether a reference keeps its object from being deleted
// (API: Deletion of what is in use).
func (r *RefRule) Holds() bool { return !r.Released }

// FilterFor returns the filter of the kind's list that finds the objects which hold
// one of another kind, by its id; nil if only the whole list shows them.
func (k *Kind) FilterFor(kind string) *FilterRule {
	if k.Spec.refersInside(kind) {
		return nil
	}
	var only *FilterRule
	for _, f := range k.Spec.Properties {
		if !f.holds(kind) {
			continue
		}
		if only != nil || f.Ref == nil || f.Ref.Form != RefObject || k.API.List == nil {
			return nil
		}
		if only = k.API.List.Filter(f.Name + ".id"); only == nil {
			return nil
		}
	}
	return only
}
