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
}

// lookUp finds the ids of all names that documents refer to, kind by kind.
func (r *Reader) lookUp(ctx context.Context, docs state.Documents, s *Snapshot) error {
	needs := map[*registry.Kind][]need{}
	for _, doc := range docs {
		if !doc.Absent {
			collect(r.Kinds, doc, counterpart(docs, s.Live, doc), needs)
		}
	}
	learnFromReferences(r.Kinds, s)
	finders := make([]*finder, 0, len(needs))
	for _, kind := range sortedKinds(needs) {
		finders = append(finders, &finder{Reader: r, kind: kind, open: unknown(s.Directory, kind, needs[kind])})
	}
	err := each(ctx, r, finders, func(ctx context.Context, f *finder) error { return f.find(ctx) })
	for _, f := range finders {
		f.enter(s)
	}
	return err
}

// unknown leaves out what the directory already answers: learnt from the
// references of live objects.
func unknown(d *state.Directory, kind *registry.Kind, needs []need) []need {
	return slices.DeleteFunc(slices.Clone(needs), func(n need) bool {
		e, ok := d.ByID(kind.Name, n.liveID)
		return ok && e.Is(n.name) || kind.Lookup.FromReferences && len(d.ByName(kind.Name, n.name)) > 0
	})
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
			if id, called := reference.Held(ref.Value); id != "" && called != "" {
				s.Directory.Add(kind.Name, state.Entry{ID: id, Name: called})
			}
		})
	}
}

// collect gathers the look-ups that one document needs.
func collect(kinds *registry.Kinds, doc *state.Document, live *state.Object, needs map[*registry.Kind][]need) {
	var value any
	if live != nil {
		value = live.Value
	}
	reference.VisitBoth(doc.Kind.Spec, doc.Spec, value, func(ref reference.Ref, live any) {
		kind := kinds.Find(ref.Kind)
		if kind == nil || kind.Lookup == nil || ref.Rule.Form == registry.RefName {
			return
		}
		liveID, _ := reference.Held(live)
		n, wanted := needOf(ref.Rule, ref.Value, liveID)
		if wanted {
			needs[kind] = append(needs[kind], n)
		}
	})
	collectBare(kinds, doc, live, needs)
}

// needOf says what has to be looked up for a declared reference: its id, or
// for a pinned one that is new the name, which the API wants beside the id.
func needOf(rule *registry.RefRule, declared any, liveID string) (need, bool) {
	name, isName := declared.(string)
	if !isName {
		pinned, _ := reference.Held(declared)
		return need{liveID: pinned}, pinned != "" && pinned != liveID && rule.Form == registry.RefObject
	}
	saysTheSame := liveID != "" && !rule.IsID(liveID) && strings.HasPrefix(liveID, name)
	return need{name, liveID}, !saysTheSame
}
