package tenant

import (
	"context"
	"maps"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// Near returns the keys of all objects of the kinds of which documents name one,
// as the object that they belong or refer to, that does not exist: its name may be
// misspelt.
func (r *Reader) Near(ctx context.Context, docs state.Documents, live *state.Live) (state.Keys, error) {
	near := state.Keys{}
	names := namedBy(docs, r.Kinds)
	for _, kind := range sortedKinds(names) {
		isThere := func(name string) bool { return live.Find(state.NewKey(kind.Name, name)) != nil }
		if !kind.In(r.Version) || !slices.ContainsFunc(names[kind], func(name string) bool { return !isThere(name) }) {
			continue
		}
		if r.whole[kind] {
			maps.Copy(near, keysOfKind(live, kind))
			continue
		}
		keys, _, err := r.TopKeys(ctx, kind)
		if err != nil {
			return nil, err
		}
		maps.Copy(near, keys)
	}
	return near, nil
}

func keysOfKind(live *state.Live, kind *registry.Kind) state.Keys {
	keys := live.Keys()
	maps.DeleteFunc(keys, func(key state.Key, _ bool) bool { return key.Kind() != kind.Name })
	return keys
}

// namedBy are the names of top-level objects that documents belong or refer to
// and that no document is about, by kind.
func namedBy(docs state.Documents, kinds *registry.Kinds) map[*registry.Kind][]string {
	w := newWanted(docs, kinds)
	for _, doc := range docs {
		w.referred(doc, kinds)
		if parent := doc.ParentKey(); parent != "" {
			w.child(doc.Kind, parent, doc)
		}
	}
	return w.names
}
