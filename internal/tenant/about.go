package tenant

import (
	"cmp"
	"context"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// readAbout reads the declared objects that are about others, by the ids of those, and
// gives them the keys of their documents.
func (r *Reader) readAbout(ctx context.Context, docs state.Documents, s *Snapshot) error {
	wanted := map[*registry.Kind]map[string]*state.Document{}
	for _, doc := range docs {
		id := r.aboutID(docs, doc, s)
		if id == "" {
			continue
		}
		if wanted[doc.Kind] == nil {
			wanted[doc.Kind] = map[string]*state.Document{}
		}
		wanted[doc.Kind][id] = doc
	}
	for _, kind := range sortedKinds(wanted) {
		if r.whole[kind] {
			callAsDeclared(s.Live, kind, wanted[kind])
			continue
		}
		if err := r.readAboutKind(ctx, kind, wanted[kind], s.Live); err != nil {
			return err
		}
	}
	return nil
}

// callAsDeclared gives objects that were read the keys of their documents.
func callAsDeclared(live *state.Live, kind *registry.Kind, wanted map[string]*state.Document) {
	live.Rename(func(o *state.Object) (state.Key, bool) {
		if doc := wanted[o.ID]; doc != nil && o.Kind == kind && o.Key.Parts()[0] == doc.Identity[0] {
			return doc.Key, true
		}
		return o.Key, true
	})
}

// aboutID is the id of the object that a document's is about, "" if none has the name,
// or several have it.
func (r *Reader) aboutID(docs state.Documents, doc *state.Document, s *Snapshot) string {
	key := doc.AboutKey()
	switch {
	case key == "":
		return ""
	case doc.ID != "":
		return doc.ID
	}
	if o := (counterparts{docs, r.Kinds}).find(s.Live, key); o != nil && (s.Live.Ambiguous(o.Key) == nil || docs.Find(key) != nil) {
		return o.ID
	}
	if found := s.Directory.ByName(key.Kind(), key.Name()); len(found) == 1 {
		return found[0].ID
	}
	return ""
}

func (r *Reader) readAboutKind(ctx context.Context, kind *registry.Kind, wanted map[string]*state.Document, live *state.Live) error {
	ids := make([]string, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	found, err := r.rows(ctx, selection{list: kind.API.List, wants: []want{{kind.About + ".id", distinct(ids)}}, counted: r.Counting})
	if err != nil && concernsAll(ctx, err) {
		return notListed(kind, err)
	}
	r.isBegun(kind, found.unread(err))
	objects, doubt := objectsOf(kind, nil, found.rows)
	if err := cmp.Or(err, doubt); err != nil {
		live.MarkUnread(kind.Name, "", unreadFor(err))
	}
	for _, o := range objects {
		if doc := wanted[o.ID]; doc != nil && kind.IdentityIn(o.Value, kind.Identity[0].Name) == doc.Identity[0] && live.ByID(kind.Name, o.ID) == nil {
			o.Key = doc.Key
			live.Add(o)
		}
	}
	return nil
}

// nameAbout gives the objects that are about others the keys by which documents call
// them. Those whose other object has no name are left out.
func (r *Reader) nameAbout(s *Snapshot) {
	if !slices.ContainsFunc(s.Live.All(), func(o *state.Object) bool { return o.Kind.About != "" }) {
		return
	}
	unnamed := map[string]int{}
	s.Live.Rename(func(o *state.Object) (state.Key, bool) {
		if o.Kind.About == "" {
			return o.Key, true
		}
		identity := o.Key.Parts()
		name := r.nameFor(o.Kind.AboutKind(identity), o.ID, s)
		if name == "" {
			unnamed[o.Kind.Name]++
		}
		return state.NewKey(o.Kind.Name, identity[0], name), name != ""
	})
	for kind, n := range unnamed {
		s.Live.MarkNameless(kind, n)
	}
}

// nameFor is the name of the object of a kind with an id, "" if it has none.
func (r *Reader) nameFor(kind, id string, s *Snapshot) string {
	if o := s.Live.ByID(kind, id); o != nil {
		return o.Key.Name()
	}
	entry, _ := s.Directory.ByID(kind, id)
	return entry.Name
}
