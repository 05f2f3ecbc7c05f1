package tenant

import (
	"context"
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// Undeclared reads, where a document's object does not exist, the objects that
// no document declares, and below those that may be renamed ones of the
// documents (the same values at the kind's Similar pointers) what the documents
// declare: so that nothing is created twice. It also reads the others of a kind
// if a document gives an object a value that no two may have.
func (r *Reader) Undeclared(ctx context.Context, s *Snapshot, docs state.Documents) error {
	missing := missingTop(docs, counterparts{docs, r.Kinds}, s.Live)
	kinds := maps.Clone(missing)
	for _, kind := range kindsWithRivals(docs, counterparts{docs, r.Kinds}, s.Live) {
		kinds[kind] = missing[kind]
	}
	for _, kind := range sortedKinds(kinds) {
		if err := r.readOthers(ctx, kind, s.Live); err != nil {
			return err
		}
		if err := r.readCollections(ctx, r.ofSimilar(s.Live, docs, missing[kind]), s.Live); err != nil {
			return err
		}
	}
	if len(missing) > 0 {
		learnFromReferences(r.Kinds, s)
	}
	return nil
}

// readOthers reads what was not read yet of a kind, if the tenant lets the client.
func (r *Reader) readOthers(ctx context.Context, kind *registry.Kind, live *state.Live) error {
	if r.whole[kind] {
		return nil
	}
	rows, err := r.allRows(ctx, kind)
	switch {
	case rest.IsDenied(err):
		return nil
	case err != nil && concernsAll(ctx, err):
		return notListed(kind, err)
	case err != nil:
		live.MarkUnread(kind.Name, "", unreadFor(err))
	default:
		r.isWhole(kind)
	}
	return addRows(live, kind, rows)
}

// missingTop are the documents of top-level objects that were not found, by
// kind.
func missingTop(docs state.Documents, in counterparts, live *state.Live) map[*registry.Kind]state.Documents {
	missing := map[*registry.Kind]state.Documents{}
	for _, doc := range docs {
		if doc.Kind.Parent == "" && !doc.Kind.IsSetting() && !doc.Kind.UnsetIsAbsent() && !doc.Absent && doc.ID == "" && in.find(live, doc.Key) == nil {
			missing[doc.Kind] = append(missing[doc.Kind], doc)
		}
	}
	return missing
}

// kindsWithRivals are the kinds of top-level objects to which documents give another
// value that no two may have: an object that no document is about may have it.
func kindsWithRivals(docs state.Documents, in counterparts, live *state.Live) (kinds []*registry.Kind) {
	for _, doc := range docs {
		if o := in.find(live, doc.Key); doc.Kind.Parent == "" && !doc.Absent && o != nil && takesUnique(doc, o) {
			kinds = append(kinds, doc.Kind)
		}
	}
	return kinds
}

func takesUnique(doc *state.Document, o *state.Object) bool {
	return slices.ContainsFunc(doc.Kind.UniqueFields(), func(f *registry.Field) bool {
		v, has := doc.Spec[f.Name], o.Value[f.Name]
		if _, name := reference.Held(has); f.Ref != nil && name != "" {
			has = name
		}
		return v != nil && !jsonvalue.Equal(v, has)
	})
}

// ofSimilar are the children's collections, not read yet, of the objects without a
// document that a missing one may be about, as far as documents declare such children of
// it.
func (r *Reader) ofSimilar(live *state.Live, docs, missing state.Documents) []collection {
	kinds := kindsBelow(docs, missing)
	if len(kinds) == 0 {
		return nil
	}
	declared, in := map[*state.Object]bool{}, counterparts{docs, r.Kinds}
	for _, doc := range docs {
		declared[in.find(live, doc.Key)] = true
	}
	var out []collection
	for _, o := range live.All() {
		if declared[o] || o.VendorOwned() != "" || !isSimilarToAny(o, missing) {
			continue
		}
		for _, kind := range kinds {
			if c := (collection{kind: kind, parent: o}); kind.Parent == o.Kind.Name && kind.In(r.Version) && !r.readBelow[kind][o] {
				out = append(out, c)
			}
		}
	}
	return out
}

// kindsBelow are the kinds of the documents below others, if the tenant may make such
// objects with their parents.
func kindsBelow(docs, parents state.Documents) []*registry.Kind {
	above := map[state.Key]bool{}
	for _, doc := range parents {
		above[doc.Key] = true
	}
	kinds := map[*registry.Kind]bool{}
	for _, doc := range docs {
		if doc.Kind.Parent != "" && above[doc.ParentKey()] && doc.Kind.API.List != nil && doc.Kind.Create.OrAdopt {
			kinds[doc.Kind] = true
		}
	}
	return sortedKinds(kinds)
}

func isSimilarToAny(o *state.Object, docs state.Documents) bool {
	for _, doc := range docs {
		if doc.Kind != o.Kind || len(doc.Kind.Similar) == 0 {
			continue
		}
		same := true
		for _, at := range doc.Kind.Similar {
			declared, _ := at.Get(map[string]any(doc.Spec))
			actual, _ := at.Get(map[string]any(o.Value))
			same = same && jsonvalue.Equal(declared, actual)
		}
		if same {
			return true
		}
	}
	return false
}
