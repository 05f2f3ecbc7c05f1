package planner

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// pairAll finds the live object of each document: by its id, by its former
// name, by its key.
func pairAll(in Input, found *propose.Findings) *scope {
	s := &scope{Input: in, pairs: make(map[state.Key]*pair, len(in.Documents)), drafted: map[state.Key]bool{}, former: map[state.Key]*state.Document{}, legend: plan.NewLegend()}
	for _, doc := range byDepth(in.Documents) {
		p, problem := s.match(doc, found)
		if problem == nil {
			problem = cmp.Or(s.unread(p), s.refuseVendorOwned(p), s.refuseForeign(p))
		}
		if problem != nil {
			found.Problems = append(found.Problems, *problem)
			continue
		}
		s.pairs[doc.Key] = p.withCompleteKeys()
		if p.renamed && !doc.Absent {
			s.former[p.live.Key] = doc
		}
	}
	s.refuseSharing(found)
	return s
}

// withCompleteKeys is the pair with the document's keys of elements completed by
// those of the tenant.
func (p *pair) withCompleteKeys() *pair {
	if p.live == nil {
		return p
	}
	doc := *p.doc
	doc.Spec = p.doc.Kind.Spec.CompleteKeys(doc.Spec, p.live.Value)
	p.doc = &doc
	return p
}

// refuseSharing reports documents for one object, by their names, ids or
// former names, and excludes all of them.
func (s *scope) refuseSharing(found *propose.Findings) {
	first := map[*state.Object]*state.Document{}
	for _, doc := range s.Documents {
		p := s.pairs[doc.Key]
		if p == nil || p.live == nil {
			continue
		}
		other := first[p.live]
		if other == nil {
			first[p.live] = doc
			continue
		}
		found.Problems = append(found.Problems, sharing(doc, other, p.live), sharing(other, doc, p.live))
		delete(s.pairs, doc.Key)
		delete(s.pairs, other.Key)
	}
}

func sharing(doc, other *state.Document, live *state.Object) state.Problem {
	return doc.Problem("", fmt.Sprintf("the tenant's %s is also managed by %s (%s)", live.Key, other.Key, other.Position), "keep one of the two documents")
}

// refuseTaken reports a document that would give an object the name of
// another.
func (s *scope) refuseTaken(doc *state.Document, p *pair) *state.Problem {
	other := s.Live.Find(s.liveKey(doc.Kind, doc.Key))
	if !p.renamed || other == nil || other == p.live || doc.Absent {
		return nil
	}
	problem := doc.Problem("", fmt.Sprintf("the tenant has another object of this name; the one with the id %s is called %q", doc.ID, p.live.Key.Name()), "correct the id or the name")
	return &problem
}

// refuseForeign reports a document for an object outside of guard.owns, even
// if the document uses another name for it.
func (s *scope) refuseForeign(p *pair) *state.Problem {
	owns := s.Settings.Guard.Owns
	if p.live == nil || len(owns) == 0 || owns.Match(p.live.Key) {
		return nil
	}
	problem := p.doc.Problem("", fmt.Sprintf("the tenant calls it %s, which is outside of what guard.owns lists", p.live.Key), "leave it to the documents that own it")
	return &problem
}

// refuseVendorOwned reports a document for an object that the vendor owns, or
// one below it.
func (s *scope) refuseVendorOwned(p *pair) *state.Problem {
	live := p.live
	for _, key := range p.doc.Ancestors() {
		if live == nil {
			live = s.liveFor(key)
		}
	}
	why := live.VendorOwned()
	if why == "" {
		return nil
	}
	problem := p.doc.Problem("", fmt.Sprintf("the tenant's %s belongs to the vendor: %s", live.Key, why), "remove the document; other documents can refer to the object by its name")
	return &problem
}

// unread reports a document whose object may exist although the tenant does
// not show it, or not completely: the right change is unknown.
func (s *scope) unread(p *pair) *state.Problem {
	if p.live != nil && p.live.Unread.Happened() {
		problem := p.doc.Problem("", "cannot read this object by itself: "+p.live.Unread.Why, p.live.Unread.Hint)
		return &problem
	}
	reason := s.unreadAbove(p)
	if !reason.Happened() {
		return nil
	}
	problem := p.doc.Problem("", "cannot read whether it exists: "+reason.Why, reason.Hint)
	return &problem
}

// unreadAbove returns why it is not known whether an object exists: its
// collection could not be read, or that of an ancestor without document.
func (s *scope) unreadAbove(p *pair) state.Unread {
	kinds := append([]*registry.Kind{p.doc.Kind}, p.doc.Kind.Ancestors()...)
	there := p.live
	for i, key := range append([]state.Key{p.doc.Key}, p.doc.Ancestors()...) {
		if i > 0 {
			there = s.liveFor(key)
		}
		if there != nil || i > 0 && s.Documents.Find(key) != nil {
			break
		}
		if reason := s.Live.Unread(kinds[i].Name, s.liveParentKey(kinds[i], key)); reason.Happened() {
			return reason
		}
	}
	return state.Unread{}
}

// byDepth puts parents before their children, whose live key depends on the
// parent's live name.
func byDepth(docs state.Documents) state.Documents {
	sorted := slices.Clone(docs)
	slices.SortStableFunc(sorted, func(a, b *state.Document) int { return cmp.Compare(a.Kind.Depth(), b.Kind.Depth()) })
	return sorted
}

func (s *scope) match(doc *state.Document, found *propose.Findings) (*pair, *state.Problem) {
	key := s.liveKey(doc.Kind, doc.Key)
	byKey := s.Live.Find(key)
	if problem := cmp.Or(s.refuseAmbiguous(doc, key), s.refuseFormer(doc)); problem != nil {
		return nil, problem
	}
	switch {
	case doc.ID != "" && doc.Kind.About == "":
		return s.matchID(doc)
	case doc.Previously != "":
		return s.matchFormer(doc, byKey, found)
	}
	return &pair{doc: doc, live: byKey, renamed: false}, nil
}

// liveKey is a key with the names of its ancestors in the tenant.
func (s *scope) liveKey(kind *registry.Kind, key state.Key) state.Key {
	return state.Below(kind, key, s.liveParentKey(kind, key))
}

// liveParentKey is the key of the parent in the tenant, "" if there is none.
func (s *scope) liveParentKey(kind *registry.Kind, key state.Key) state.Key {
	if kind.Parent == "" {
		return ""
	}
	parent := state.ParentKey(kind, key)
	if p := s.pairs[parent]; p != nil && p.live != nil {
		return p.live.Key
	}
	return s.liveKey(s.Kinds.Find(kind.Parent), parent)
}

func (s *scope) matchID(doc *state.Document) (*pair, *state.Problem) {
	live := s.Live.ByID(doc.Kind.Name, doc.ID)
	if live == nil {
		if doc.Absent {
			return &pair{doc: doc}, nil
		}
		p := doc.Problem("", fmt.Sprintf("the tenant has no object of this kind with the id %s", doc.ID), "correct the id, or remove it to match by name")
		return nil, &p
	}
	if belongs := state.ParentKey(doc.Kind, live.Key); belongs != s.liveParentKey(doc.Kind, doc.Key) {
		p := doc.Problem("", fmt.Sprintf("the object with the id %s belongs to %s", doc.ID, belongs), "correct the id or the parent")
		return nil, &p
	}
	p := &pair{doc: doc, live: live, renamed: live.Key.Name() != doc.Key.Name()}
	return p, s.refuseTaken(doc, p)
}

func (s *scope) matchFormer(doc *state.Document, byKey *state.Object, found *propose.Findings) (*pair, *state.Problem) {
	formerKey := s.liveKey(doc.Kind, doc.FormerKey())
	if several := s.Live.Ambiguous(formerKey); several != nil {
		p := doc.Problem("", propose.AmbiguousText(formerKey, several), pinHint(doc.Kind))
		return nil, &p
	}
	former := s.Live.Find(formerKey)
	if byKey != nil && former != nil {
		p := doc.Problem("", fmt.Sprintf("the tenant has both %q and %q, so this is not a rename", doc.Previously, doc.Key.Name()), "remove previously, or delete one of the two")
		return nil, &p
	}
	if byKey != nil {
		found.Notes = append(found.Notes, plan.Note{Code: plan.NotePreviously, Key: doc.Key, Text: "the object already has its new name; remove previously"})
	}
	if byKey != nil || former == nil {
		return &pair{doc: doc, live: byKey}, nil
	}
	return &pair{doc: doc, live: former, renamed: true}, nil
}
