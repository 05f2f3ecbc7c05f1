package planner

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// The similarity of a declared object and a live one, to guess renames: the
// share of the declared values, of the document and of those below it, that
// the live object also has. Defaults, secrets and the fields by which
// candidates were chosen do not count. Nor does a common value: more than
// half of the live objects of the same group have it, declared or not, so it
// does not distinguish them. An element of a keyed list is one value, its
// key. If no distinguishing value is left, all of them count.
const (
	// minLikeness is the share from which two objects may be the same.
	minLikeness = 0.8
	// minEvidence is how many values must agree, minRare how many if they are
	// known to be rare.
	minEvidence, minRare = 4, 2
	// manyTies is the number of candidates with the best score from which the
	// score does not distinguish them: defaults cause it.
	manyTies = 3
	// fewObjects are too few to find common values.
	fewObjects = 2
)

// likeness compares new documents with live objects that no document declares.
type likeness struct {
	*scope
	below map[state.Key]state.Documents
	// bodies are what would be sent to create the objects of documents: with ids.
	bodies map[state.Key]map[string]any
	// leaves are the values of each live object, by its key.
	leaves map[state.Key]map[string]bool
	// sorts have, by kind and similar fields, how often each value occurs.
	sorts map[string]*sortOfObjects
	// ids identify the kind and similar fields of live objects, alike has the objects that
	// have the same, and freeAlike those of them without documents.
	ids       map[*state.Object]string
	alike     map[string][]*state.Object
	freeAlike map[*registry.Kind][][]*state.Object
}

// sortOfObjects are the live objects that have the same similar fields.
type sortOfObjects struct {
	count map[string]int
	size  int
}

func newLikeness(s *scope) *likeness {
	l := &likeness{
		scope: s, below: s.childDocuments(), bodies: map[state.Key]map[string]any{}, leaves: map[state.Key]map[string]bool{}, sorts: map[string]*sortOfObjects{},
		ids: map[*state.Object]string{}, alike: map[string][]*state.Object{}, freeAlike: map[*registry.Kind][][]*state.Object{},
	}
	l.divide()
	return l
}

// divide divides the live objects by kind and similar fields.
func (l *likeness) divide() {
	for _, o := range l.Live.All() {
		if l.compares(o.Kind) {
			l.ids[o] = sortID(o)
			l.alike[l.ids[o]] = append(l.alike[l.ids[o]], o)
		}
	}
	at := map[string]int{}
	for _, o := range l.unclaimed() {
		id := l.ids[o]
		if _, known := at[id]; !known {
			at[id] = len(l.freeAlike[o.Kind])
			l.freeAlike[o.Kind] = append(l.freeAlike[o.Kind], nil)
		}
		l.freeAlike[o.Kind][at[id]] = append(l.freeAlike[o.Kind][at[id]], o)
	}
}

// candidates are the live objects that a new document may describe.
func (l *likeness) candidates(doc *state.Document) []candidate {
	if len(doc.Kind.Similar) == 0 {
		return nil
	}
	var out []candidate
	var declared []string
	for _, alike := range l.freeAlike[doc.Kind] {
		if !l.isSimilar(doc, alike[0]) {
			continue
		}
		if declared == nil {
			declared = l.declared(doc)
		}
		for _, live := range alike {
			same, all := l.compare(declared, live)
			if same >= l.evidence(live) && float64(same) >= minLikeness*float64(all) {
				out = append(out, candidate{
					name: live.Key.Name(), likeness: float64(same) / float64(all),
					why: fmt.Sprintf("in the tenant, which no document declares, agrees with it in %d of %d values", same, all),
				})
			}
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return cmp.Compare(a.name, b.name) })
	return untied(out)
}

// untied removes all candidates if many share the best score.
func untied(all []candidate) []candidate {
	best, ties := 0.0, 0
	for _, c := range all {
		switch {
		case c.likeness > best:
			best, ties = c.likeness, 1
		case c.likeness == best:
			ties++
		}
	}
	if ties >= manyTies {
		return nil
	}
	return all
}

// isSimilar reports whether a live object has the same values in the fields
// by which the kind recognizes its objects.
func (l *likeness) isSimilar(doc *state.Document, live *state.Object) bool {
	for _, at := range doc.Kind.Similar {
		declared, ok := at.Get(map[string]any(doc.Spec))
		actual, _ := at.Get(map[string]any(live.Value))
		if _, same := propose.EqualScalars(doc.Kind.Spec.At(at), jsonvalue.Present(actual), declared); !ok || !same {
			return false
		}
	}
	return true
}

// compare counts the declared values that distinguish objects, and those that
// live also has.
func (l *likeness) compare(declared []string, live *state.Object) (same, all int) {
	common, has := l.sortOf(live), l.leavesOf(live)
	everything, everywhere := 0, 0
	for _, leaf := range declared {
		everything++
		if has[leaf] {
			everywhere++
		}
		if common.size > fewObjects && 2*common.count[leaf] > common.size {
			continue
		}
		all++
		if has[leaf] {
			same++
		}
	}
	if all == 0 {
		return everywhere, everything
	}
	return same, all
}

func (l *likeness) evidence(live *state.Object) int {
	if l.sortOf(live).size > fewObjects {
		return minRare
	}
	return minEvidence
}

func (l *likeness) sortOf(live *state.Object) *sortOfObjects {
	id := l.ids[live]
	if l.sorts[id] == nil {
		found := &sortOfObjects{count: map[string]int{}, size: len(l.alike[id])}
		for _, o := range l.alike[id] {
			for leaf := range l.leavesOf(o) {
				found.count[leaf]++
			}
		}
		l.sorts[id] = found
	}
	return l.sorts[id]
}

// sortID names the kind of an object, what it belongs to, and its similar fields.
func sortID(o *state.Object) string {
	id := o.Kind.Name + "\x00" + string(state.ParentKey(o.Kind, o.Key))
	for _, at := range o.Kind.Similar {
		v, _ := at.Get(map[string]any(o.Value))
		id += "\x00" + string(jsonvalue.Canonical(v))
	}
	return id
}

// compares reports whether the objects of a kind are compared.
func (s *scope) compares(kind *registry.Kind) bool {
	return len(kind.Similar) > 0 && kind.Parent == "" || s.Options.Adopt && isNamedFreely(kind)
}

// unclaimed are the live objects without a document, of kinds whose objects are compared.
func (s *scope) unclaimed() (free []*state.Object) {
	for _, o := range s.Live.All() {
		if s.compares(o.Kind) && !s.isDeclared(o) && !o.Default && o.VendorOwned() == "" {
			free = append(free, o)
		}
	}
	return free
}

// childDocuments are the documents by their ancestors.
func (s *scope) childDocuments() map[state.Key]state.Documents {
	below := map[state.Key]state.Documents{}
	for _, d := range s.Documents {
		for _, key := range d.Ancestors() {
			below[key] = append(below[key], d)
		}
	}
	return below
}
