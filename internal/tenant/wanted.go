package tenant

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// wanted is what a set of documents needs to be read.
type wanted struct {
	// names and ids of top-level objects, by kind, sorted.
	names, ids map[*registry.Kind][]string
	// below are the kinds of documents that each top-level object has, with
	// the documents.
	below map[state.Key]map[*registry.Kind][]*state.Document
	// parents maps a declared parent's key to the names it may have in the
	// tenant.
	docs state.Documents
}

func newWanted(docs state.Documents) wanted {
	return wanted{
		names: map[*registry.Kind][]string{}, ids: map[*registry.Kind][]string{},
		below: map[state.Key]map[*registry.Kind][]*state.Document{}, docs: docs,
	}
}

func wantedBy(docs state.Documents, kinds *registry.Kinds) wanted {
	w := newWanted(docs)
	for _, doc := range docs {
		w.referred(doc, kinds)
		if parent := doc.ParentKey(); parent != "" {
			w.child(doc, kinds.Find(doc.Kind.Parent), parent)
			continue
		}
		w.top(doc)
	}
	for _, set := range []map[*registry.Kind][]string{w.names, w.ids} {
		for kind, values := range set {
			slices.Sort(values)
			set[kind] = slices.Compact(values)
		}
	}
	return w
}

// top wants an object by its name, and by its id if a document pins it: another
// may have the name.
func (w wanted) top(doc *state.Document) {
	if doc.ID != "" {
		w.ids[doc.Kind] = append(w.ids[doc.Kind], doc.ID)
	}
	w.names[doc.Kind] = append(w.names[doc.Kind], doc.Key.Name())
	if doc.Previously != "" {
		w.names[doc.Kind] = append(w.names[doc.Kind], doc.Previously)
	}
}

func (w wanted) child(doc *state.Document, parentKind *registry.Kind, parent state.Key) {
	if w.below[parent] == nil {
		w.below[parent] = map[*registry.Kind][]*state.Document{}
	}
	w.below[parent][doc.Kind] = append(w.below[parent][doc.Kind], doc)
	if owner := w.docs.Find(parent); owner == nil {
		w.names[parentKind] = append(w.names[parentKind], parent.Name())
	}
}

// referred adds the top-level objects that a document names and that no
// document is about.
func (w wanted) referred(doc *state.Document, kinds *registry.Kinds) {
	if doc.Absent {
		return
	}
	reference.Visit(doc.Kind.Spec, doc.Spec, func(ref reference.Ref) {
		kind := kinds.Find(ref.Kind)
		name, isName := ref.Name()
		id, isPinned := ref.Pinned()
		switch {
		case kind == nil || kind.Parent != "" || !kind.Declarable() || kind.API.List == nil || ref.Rule.Soft:
			return
		case isPinned && ref.Rule.Form == registry.RefName:
			w.ids[kind] = append(w.ids[kind], id) // the name is sent
			return
		case !isName:
			return
		}
		if w.docs.Find(state.NewKey(kind.Name, name)) == nil {
			w.names[kind] = append(w.names[kind], name)
		}
	})
}

// liveParent finds the object that a declared parent is about: by the id or
// the former name of its document, else by its own name.
func (w wanted) liveParent(live *state.Live, parent state.Key) *state.Object {
	doc := w.docs.Find(parent)
	if doc != nil && doc.ID != "" {
		return live.ByID(doc.Kind.Name, doc.ID)
	}
	if o := live.Find(parent); o != nil || doc == nil || doc.Previously == "" {
		return o
	}
	return live.Find(state.NewKey(parent.Kind(), doc.Previously))
}

// parents returns the keys of all parents, sorted.
func (w wanted) parents() []state.Key {
	keys := make([]state.Key, 0, len(w.below))
	for key := range w.below {
		keys = append(keys, key)
	}
	return state.SortKeys(keys)
}

func sortedKinds[V any](m map[*registry.Kind]V) []*registry.Kind {
	byName := map[string]*registry.Kind{}
	for k := range m {
		byName[k.Name] = k
	}
	kinds := make([]*registry.Kind, 0, len(m))
	for _, name := range jsonvalue.SortedKeys(byName) {
		kinds = append(kinds, byName[name])
	}
	return kinds
}
