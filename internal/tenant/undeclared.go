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
		if r.whole[kind] {
			continue
		}
		rows, err := r.allRows(ctx, kind)
		if rest.IsDenied(err) {
			continue
		}
		if err != nil && concernsAll(ctx, err) {
			return notListed(kind, err)
		}
		if err != nil {
			s.Live.MarkUnread(kind.Name, "", unreadFor(err))
		}
		known := keysOf(s.Live)
		if err := addRows(s.Live, kind, rows); err != nil {
			return err
		}
		if err == nil {
			r.isWhole(kind)
		}
		if err := r.readCollections(ctx, r.ofSimilar(s.Live, known, missing[kind]), s.Live); err != nil {
			return err
		}
	}
	if len(missing) > 0 {
		learnFromReferences(r.Kinds, s)
	}
	return nil
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

func keysOf(live *state.Live) map[state.Key]bool {
	keys := map[state.Key]bool{}
	for _, o := range live.All() {
		keys[o.Key] = true
	}
	return keys
}

// ofSimilar are the children's collections of the objects, not known before,
// that a document may be about.
func (r *Reader) ofSimilar(live *state.Live, known map[state.Key]bool, docs state.Documents) []collection {
	var out []collection
	for _, o := range live.All() {
		if known[o.Key] || o.VendorOwned() != "" || !isSimilarToAny(o, docs) {
			continue
		}
		for _, kind := range r.Kinds.All() {
			if kind.Parent == o.Kind.Name && kind.API.List != nil && kind.Create.OrAdopt && kind.In(r.Version) {
				out = append(out, collection{kind: kind, parent: o})
			}
		}
	}
	return out
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
