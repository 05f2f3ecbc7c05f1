package planner

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// checkRenames notes every creation that may be a live object under another
// name: one that differs in letter case only, or one that is mostly the same.
func (s *scope) checkRenames(drafts []*draft, found *findings) {
	free, below := s.unclaimed(), s.childDocuments()
	for _, d := range drafts {
		if d.action != Create || d.doc.Kind.Parent != "" {
			continue
		}
		for _, live := range free[d.doc.Kind] {
			if why := s.resembles(d.doc, below[d.doc.Key], live); why != "" {
				found.notes = append(found.notes, Note{Code: NotePossibleRename, Key: d.doc.Key,
					Text: fmt.Sprintf("the tenant has %q, which no document declares and which %s; if it was renamed, write previously: %s, else allow the creation", live.Key.Name(), why, live.Key.Name())})
			}
		}
	}
}

// unclaimed are the live objects at the top that no document is about, by kind.
func (s *scope) unclaimed() map[*state.Kind][]*state.Object {
	claimed := map[*state.Object]bool{}
	for _, p := range s.pairs {
		claimed[p.live] = true
	}
	free := map[*state.Kind][]*state.Object{}
	for _, o := range s.Live.All() {
		if o.Parent == nil && !claimed[o] {
			free[o.Kind] = append(free[o.Kind], o)
		}
	}
	return free
}

// childDocuments are the documents by what they belong to.
func (s *scope) childDocuments() map[state.Key]state.Documents {
	below := map[state.Key]state.Documents{}
	for _, d := range s.Documents {
		if parent := d.ParentKey(); parent != "" {
			below[parent] = append(below[parent], d)
		}
	}
	return below
}

// resembles tells why a live object may be the declared one, "" if nothing
// speaks for it.
func (s *scope) resembles(doc *state.Document, children state.Documents, live *state.Object) string {
	if strings.EqualFold(doc.Key.Name(), live.Key.Name()) {
		return "differs in letter case only"
	}
	for _, at := range doc.Kind.Similar {
		declared, ok := at.Get(map[string]any(doc.Spec))
		actual, _ := at.Get(map[string]any(live.Value))
		if _, same := equalScalars(doc.Kind.Spec.At(at), present(actual), declared); !ok || !same {
			return ""
		}
	}
	if len(doc.Kind.Similar) == 0 {
		return ""
	}
	same, all := s.likeness(doc, children, live)
	if all >= 2 && 2*same > all {
		return fmt.Sprintf("agrees with it in %d of %d values", same, all)
	}
	return ""
}

// likeness counts the declared leaves, of the document and of its children,
// and those that live has as well.
func (s *scope) likeness(doc *state.Document, children state.Documents, live *state.Object) (same, all int) {
	same, all = compareLeaves(doc.Spec, live.Value)
	for _, child := range children {
		parts := child.Key.Parts()
		parts[child.Kind.ParentPart()] = live.Key.Name()
		var value map[string]any
		if other := s.Live.Find(state.NewKey(child.Kind.Name, parts...)); other != nil {
			value = other.Value
		}
		s, a := compareLeaves(child.Spec, value)
		same, all = same+s, all+a
	}
	return same, all
}

// compareLeaves counts declared scalars; lists count by their members.
func compareLeaves(declared, live any) (same, all int) {
	switch d := declared.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(d) {
			s, a := compareLeaves(d[key], memberOf(live, key).v)
			same, all = same+s, all+a
		}
		return same, all
	case []any:
		list, _ := live.([]any)
		has := map[string]bool{}
		for _, e := range list {
			has[likenessKey(e)] = true
		}
		for _, e := range d {
			all++
			if has[likenessKey(e)] {
				same++
			}
		}
		return same, all
	}
	if jsonvalue.Equal(declared, live) {
		return 1, 1
	}
	return 0, 1
}

// likenessKey names an element: by its name where it has one.
func likenessKey(e any) string {
	if name, ok := memberOf(e, "name").v.(string); ok {
		return "n" + name
	}
	return "v" + string(jsonvalue.Canonical(Plain(e)))
}
