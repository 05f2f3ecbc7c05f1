package tenant

import (
	"cmp"
	"context"
	"slices"

	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// Everything reads all objects of the kinds that the API version has, and the
// names that they refer to: what an export needs. What is below an
// object is read only if selects accepts its key; nil accepts all. Of several
// objects with one key, nothing is read beyond the rows of the list. What cannot
// be read is noted; a failure ends the run only if it concerns everything.
func (r *Reader) Everything(ctx context.Context, kinds []*registry.Kind, selects func(state.Key) bool) (*Snapshot, error) {
	s := r.snapshot()
	if err := r.allTop(ctx, kinds, s.Live, selects); err != nil {
		return nil, err
	}
	keys := toReadBelow(s.Live, s.Live.All(), selects)
	if _, err := r.Confirm(ctx, s.Live, keys); err != nil {
		return nil, err
	}
	r.passedOver = nil
	for len(keys) > 0 {
		if err := r.readCollections(ctx, r.collections(s.Live, keys, kinds), s.Live); err != nil {
			return nil, err
		}
		if err := r.readShared(ctx, kinds, s.Live, keys, selects); err != nil {
			return nil, err
		}
		keys = toReadBelow(s.Live, r.parentsBelow(s.Live, keys), selects)
	}
	if err := r.readAllLists(ctx, s.Live, listed(s.Live, selects)); err != nil {
		return nil, err
	}
	if err := r.askPassedOver(ctx, s.Live); err != nil {
		return nil, err
	}
	if err := r.names(ctx, s, kinds, selects); err != nil {
		return nil, err
	}
	r.nameAbout(s)
	return s, nil
}

// toReadBelow are the keys of the objects below which is read.
func toReadBelow(live *state.Live, objects []*state.Object, selects func(state.Key) bool) (keys []state.Key) {
	for _, o := range objects {
		if o.Kind.IsSetting() {
			continue
		}
		if o.Address == "" {
			o.Unread = state.Unread{Why: "the tenant's answer has no id for it"}
			continue
		}
		if live.Ambiguous(o.Key) == nil && o.VendorOwned() == "" && (selects == nil || selects(o.Key)) {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

// parentsBelow are the objects directly below those with the keys that may have
// something below them in turn.
func (r *Reader) parentsBelow(live *state.Live, keys []state.Key) (parents []*state.Object) {
	for _, key := range keys {
		for _, o := range live.Children(key) {
			if len(r.Kinds.Children(o.Kind.Name)) > 0 {
				parents = append(parents, o)
			}
		}
	}
	return parents
}

// listed are the keys of the objects that are selected, each once.
func listed(live *state.Live, selects func(state.Key) bool) (keys []state.Key) {
	for _, o := range live.All() {
		if live.Ambiguous(o.Key) == nil && (selects == nil || selects(o.Key)) {
			keys = append(keys, o.Key)
		}
	}
	return keys
}

// allTop reads the lists of all top-level kinds. It fails if none could be read.
func (r *Reader) allTop(ctx context.Context, kinds []*registry.Kind, live *state.Live, selects func(state.Key) bool) error {
	settings, failed, err := r.settings(ctx, settingsAmong(kinds, r.Version), live)
	if err != nil {
		return err
	}
	lists, failedList, err := r.lists(ctx, listsAmong(kinds, r.Version), live, func(ctx context.Context, kind *registry.Kind) listing {
		list := r.all(kind)
		list.Trim = r.trimUnless(kind, selects)
		rows, err := list.Read(ctx, r.Client)
		return listing{selected: selected{rows: rows, whole: true}, err: err}
	})
	if err != nil || settings+lists > 0 {
		return err
	}
	return cmp.Or(failed, failedList)
}

// listsAmong are the top-level kinds that an API version has and lists.
func listsAmong(kinds []*registry.Kind, version string) []*registry.Kind {
	return slices.DeleteFunc(slices.Clone(kinds), func(k *registry.Kind) bool {
		return k.Parent != "" || k.IsSetting() || !k.In(version)
	})
}

// settingsAmong are the settings that an API version has.
func settingsAmong(kinds []*registry.Kind, version string) []*registry.Kind {
	return slices.DeleteFunc(slices.Clone(kinds), func(k *registry.Kind) bool { return !k.IsSetting() || !k.In(version) })
}

// collections are those of what the objects with these keys have below
// them.
func (r *Reader) collections(live *state.Live, keys []state.Key, kinds []*registry.Kind) []collection {
	var collections []collection
	for _, key := range keys {
		parent := live.Find(key)
		for _, kind := range kinds {
			if kind.Parent == parent.Kind.Name && !kind.FoundByParts() && kind.In(r.Version) && !parent.Unread.Gone {
				collections = append(collections, collection{kind: kind, parent: parent})
			}
		}
	}
	return collections
}

// names finds what the ids in the references of selected objects are called, except
// those of objects of the kinds that were read. Rows that an export has may be among
// what is found: then it finds what these refer to as well.
func (r *Reader) names(ctx context.Context, s *Snapshot, kinds []*registry.Kind, selects func(state.Key) bool) error {
	objects := s.Live.All()
	for len(objects) > 0 {
		finders := r.finders(s, r.idsIn(objects, s, kinds, selects))
		err := each(ctx, r, finders, func(ctx context.Context, f *finder) error { return f.identify(ctx) })
		for _, f := range finders {
			f.enter(s)
		}
		if err != nil {
			return err
		}
		objects = r.addKept(finders)
	}
	return nil
}

// idsIn are the ids in the references of objects whose names have to be asked for.
func (r *Reader) idsIn(objects []*state.Object, s *Snapshot, kinds []*registry.Kind, selects func(state.Key) bool) map[*registry.Kind][]need {
	needs := map[*registry.Kind][]need{}
	for _, o := range objects {
		if selects != nil && !selects(o.Key) && o.Kind.About == "" { // the names make the keys of those
			continue
		}
		reference.Visit(o.Kind.Spec, o.Value, func(ref reference.Ref) {
			kind := r.Kinds.Find(ref.Kind)
			id, _ := ref.Held()
			if kind == nil || kind.Lookup == nil || slices.Contains(kinds, kind) && !kind.FoundByParts() || id == "" || !ref.Rule.IsID(id) {
				return
			}
			if _, known := s.Directory.ByID(kind.Name, id); !known && s.Live.ByID(kind.Name, id) == nil {
				needs[kind] = append(needs[kind], need{liveID: id})
			}
		})
	}
	return needs
}

// finders look for the names of ids that no object that was read has.
func (r *Reader) finders(s *Snapshot, needs map[*registry.Kind][]need) (finders []*finder) {
	learnFromReferences(r.Kinds, s)
	learnFromParts(s)
	s.Directory = s.Directory.With(s.Live)
	for _, kind := range sortedKinds(needs) {
		f := &finder{Reader: r, kind: kind, open: needs[kind]}
		if r.passes(kind) {
			f.keeps = kind.Exported
		}
		finders = append(finders, f)
	}
	return finders
}

// identify finds the names of ids: by a filter if there is one, else in the
// whole collection.
func (f *finder) identify(ctx context.Context) error {
	if f.kind.API.List == nil {
		return nil
	}
	if f.kind.FindsByID() {
		return f.byID(ctx)
	}
	f.noteVersion(f.kind.API.List)
	list := f.list(f.kind.API.List, nil, "")
	list.Trim = trimTo(f.naming(f.kind))
	rows, err := list.Read(ctx, f.Client)
	err = f.tolerate(ctx, f.kind.API.List, cmp.Or(err, f.doubt(rows)))
	f.suggest(rows)
	return err
}
