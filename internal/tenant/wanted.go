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
	// declared are the kinds of the top-level objects that documents are about.
	declared map[*registry.Kind]bool
	// settings are the kinds whose one object is wanted.
	settings map[*registry.Kind]bool
	// below are the kinds that are wanted below each object, with the documents.
	below map[state.Key]map[*registry.Kind][]*state.Document
	counterparts
}

func newWanted(docs state.Documents, kinds *registry.Kinds) wanted {
	return wanted{
		names: map[*registry.Kind][]string{}, ids: map[*registry.Kind][]string{}, declared: map[*registry.Kind]bool{}, settings: map[*registry.Kind]bool{},
		below: map[state.Key]map[*registry.Kind][]*state.Document{}, counterparts: counterparts{docs, kinds},
	}
}

func wantedBy(docs state.Documents, kinds *registry.Kinds) wanted {
	w := newWanted(docs, kinds)
	for _, doc := range docs {
		w.referred(doc, kinds)
		if parent := doc.ParentKey(); parent != "" {
			w.child(doc.Kind, parent, doc)
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
	switch {
	case doc.Kind.About != "":
		return // it is found by the id of another object, which comes first
	case doc.Kind.IsSetting():
		w.settings[doc.Kind] = true
		return
	}
	w.declared[doc.Kind] = true
	if doc.ID != "" {
		w.ids[doc.Kind] = append(w.ids[doc.Kind], doc.ID)
	}
	if doc.Kind.IsEnumerated() {
		w.names[doc.Kind] = append(w.names[doc.Kind], string(doc.Key))
		return
	}
	w.names[doc.Kind] = append(w.names[doc.Kind], nameIn(doc.Kind, doc.Key))
	if doc.Previously != "" {
		w.names[doc.Kind] = append(w.names[doc.Kind], doc.Previously)
	}
}

// child wants a kind below a parent, and, for parents that no document is about,
// what these belong to.
func (w wanted) child(kind *registry.Kind, parent state.Key, docs ...*state.Document) {
	if w.below[parent] == nil {
		w.below[parent] = map[*registry.Kind][]*state.Document{}
	}
	w.below[parent][kind] = append(w.below[parent][kind], docs...)
	above := w.kinds.Find(parent.Kind())
	switch {
	case w.docs.Find(parent) != nil:
	case above.Parent != "":
		w.child(above, state.ParentKey(above, parent))
	default:
		w.names[above] = append(w.names[above], parent.Name())
	}
}

// referred adds the top-level objects that a document names and that no document is
// about, except those that only look-ups find.
func (w wanted) referred(doc *state.Document, kinds *registry.Kinds) {
	if doc.Absent && doc.Kind.About == "" {
		return
	}
	reference.Visit(doc.Kind.Spec, doc.Spec, func(ref reference.Ref) {
		kind := kinds.Find(ref.Kind)
		name, isName := ref.Name()
		id, isPinned := ref.Pinned()
		switch {
		case kind == nil || kind.Parent != "" || !kind.Declarable() || kind.ReferredApart() || kind.API.List == nil || ref.Rule.Soft:
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

// topKinds are the kinds of the top-level objects.
func (w wanted) topKinds() []*registry.Kind {
	kinds := map[*registry.Kind]bool{}
	for k := range w.names {
		kinds[k] = true
	}
	for k := range w.ids {
		kinds[k] = true
	}
	return sortedKinds(kinds)
}

// parents returns the keys of all parents by how many ancestors they have, each
// level sorted.
func (w wanted) parents() [][]state.Key {
	var levels [][]state.Key
	for key := range w.below {
		depth := w.kinds.Find(key.Kind()).Depth()
		for len(levels) <= depth {
			levels = append(levels, nil)
		}
		levels[depth] = append(levels[depth], key)
	}
	for _, keys := range levels {
		state.SortKeys(keys)
	}
	return levels
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
