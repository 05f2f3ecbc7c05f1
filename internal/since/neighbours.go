package since

import (
	"slices"

	"isc-sync/state"
	"isc-sync/state/reference"
)

// WithNeighbours adds to the keys of documents what these refer to and what refers to
// them: one step in both directions, among the documents themselves.
func WithNeighbours(docs state.Documents, keys []state.Key) []state.Key {
	changed, chosen := state.Keys{}, state.Keys{}
	for _, key := range keys {
		changed[key], chosen[key] = true, true
	}
	pinned := pinnedBy(docs)
	for _, doc := range docs {
		for _, to := range referredTo(doc, pinned) {
			if changed[doc.Key] && docs.Find(to) != nil {
				chosen[to] = true
			}
			if changed[to] {
				chosen[doc.Key] = true
			}
		}
	}
	all := make([]state.Key, 0, len(chosen))
	for key := range chosen {
		all = append(all, key)
	}
	slices.Sort(all)
	return all
}

// pinnedBy are the keys of documents that pin their object, by its kind and id.
func pinnedBy(docs state.Documents) map[[2]string]state.Key {
	pinned := map[[2]string]state.Key{}
	for _, doc := range docs {
		if doc.ID != "" {
			pinned[[2]string{doc.Kind.Name, doc.ID}] = doc.Key
		}
	}
	return pinned
}

// referredTo are the keys of the objects that a document names.
func referredTo(doc *state.Document, pinned map[[2]string]state.Key) (keys []state.Key) {
	reference.Visit(doc.Kind.Spec, doc.Spec, func(ref reference.Ref) {
		if id, isPin := ref.Pinned(); isPin {
			keys = append(keys, pinned[[2]string{ref.Kind, id}])
			return
		}
		if parts := partsOf(doc, ref); parts != nil {
			keys = append(keys, state.NewKey(ref.Kind, parts...))
		}
	})
	reference.Mentions(doc.Kind.Spec, doc.Spec, func(kind, name, _ string) {
		keys = append(keys, state.NewKey(kind, name))
	})
	return keys
}

// partsOf are the parts of the key of what a reference names, nil if one is missing.
func partsOf(doc *state.Document, ref reference.Ref) (names []string) {
	if ref.Rule.Parts(ref.Kind) == nil {
		name, isName := ref.Name()
		switch {
		case !isName:
			return nil
		case ref.Rule.InParent && doc.ParentKey() != "":
			return append(doc.ParentKey().Parts(), name)
		case ref.Rule.InParent:
			return append(doc.Key.Parts(), name)
		}
		return []string{name}
	}
	parts, missing := reference.PartsOf(ref.Rule, ref.Kind, ref.Declared(), doc.Spec, nil)
	for _, part := range parts {
		name, isName := part.Value.(string)
		if !isName || len(missing) > 0 {
			return nil
		}
		names = append(names, name)
	}
	return names
}
