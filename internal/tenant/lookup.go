package tenant

import (
	"context"
	"slices"
	"strings"

	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// need is a name that documents refer to, with the id that the tenant has in
// its place; or only an id, of which the name is wanted.
type need struct {
	name, liveID string
	// parts are those of a name that has several, with ids of objects.
	parts []string
	// spare: the id is only asked for if that saves requests.
	spare bool
}

// lookUp finds the ids of all names that documents refer to, kind by kind.
func (r *Reader) lookUp(ctx context.Context, docs state.Documents, s *Snapshot) error {
	needs := map[*registry.Kind][]need{}
	in := counterparts{docs, r.Kinds}
	for _, doc := range docs {
		if !doc.Absent || doc.Kind.About != "" {
			collect(r.Kinds, doc, in.find(s.Live, doc.Key), needs, in.idIn(s.Live))
		}
	}
	learnFromReferences(r.Kinds, s)
	learnFromParts(s)
	finders := make([]*finder, 0, len(needs))
	for _, kind := range sortedKinds(needs) {
		finders = append(finders, &finder{Reader: r, kind: kind, open: unknown(s, docs, kind, needs[kind])})
	}
	err := each(ctx, r, finders, func(ctx context.Context, f *finder) error { return f.find(ctx) })
	for _, f := range finders {
		f.enter(s)
	}
	return err
}

// unknown leaves out what was read already, learnt from the references of live
// objects, or is declared.
func unknown(s *Snapshot, docs state.Documents, kind *registry.Kind, needs []need) []need {
	d := s.Directory
	return slices.DeleteFunc(slices.Clone(needs), func(n need) bool {
		e, ok := d.ByID(kind.Name, n.liveID)
		return s.Live.ByID(kind.Name, n.liveID) != nil || ok && (n.name == "" || e.Matches(n.name)) || isDeclared(s, docs, kind, n) ||
			len(d.ByName(kind.Name, n.name)) > 0
	})
}

// isDeclared reports whether a name is that of an object or of a document.
func isDeclared(s *Snapshot, docs state.Documents, kind *registry.Kind, n need) bool {
	if !kind.Declarable() || kind.Parent != "" || n.name == "" {
		return false
	}
	key := state.NewKey(kind.Name, n.name)
	return s.Live.Find(key) != nil || docs.Find(key) != nil
}

// learnFromReferences enters the names that live objects refer to, for kinds
// whose collections do not list everything.
func learnFromReferences(kinds *registry.Kinds, s *Snapshot) {
	for _, o := range s.Live.All() {
		reference.Visit(o.Kind.Spec, o.Value, func(ref reference.Ref) {
			kind := kinds.Find(ref.Kind)
			if kind == nil || kind.Lookup == nil || !kind.Lookup.FromReferences {
				return
			}
			if id, called := ref.Held(); id != "" && called != "" {
				s.Directory.Add(kind.Name, state.Entry{ID: id, Name: called})
			}
		})
	}
}

// learnFromParts enters the objects that were read and whose names have several parts.
func learnFromParts(s *Snapshot) {
	for _, o := range s.Live.All() {
		if o.Kind.FoundByParts() {
			s.Directory.Add(o.Kind.Name, entryOf(o.Kind.Lookup, o.Value))
		}
	}
}

// collect gathers the look-ups that one document needs.
func collect(kinds *registry.Kinds, doc *state.Document, live *state.Object, needs map[*registry.Kind][]need, find func(state.Key) string) {
	var value map[string]any
	if live != nil {
		value = live.Value
	}
	reference.VisitBoth(doc.Kind.Spec, doc.Spec, value, func(ref, live reference.Ref) {
		kind := kinds.Find(ref.Kind)
		if kind == nil || kind.Declarable() && kind.Lookup == nil || ref.Rule.Soft {
			return
		}
		liveID, _ := live.Held()
		n, wanted := needOf(ref, liveID)
		if _, pinned := ref.Pinned(); ref.Rule.Parts(ref.Kind) != nil && !pinned {
			n, wanted = byParts(ref, doc, value, find)
			n.liveID = liveID
		}
		if wanted {
			needs[kind] = append(needs[kind], n)
		}
	})
	collectBare(kinds, doc, live, needs)
}

// needOf returns what has to be looked up for a declared reference: its id, or
// for a pinned one that is new the name, which the API wants beside the id.
func needOf(ref reference.Ref, liveID string) (need, bool) {
	name, isName := ref.Name()
	if !isName {
		pinned, _ := ref.Pinned()
		saysName := ref.Rule.Form == registry.RefObject || ref.Rule.Form == registry.RefName
		return need{liveID: pinned}, pinned != "" && pinned != liveID && saysName
	}
	saysTheSame := liveID != "" && !ref.Rule.IsID(liveID) && strings.HasPrefix(liveID, name)
	return need{name: name, liveID: liveID}, !saysTheSame
}
