package planner

import (
	"fmt"

	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// noteNothingToDelete notes that what a document asks to delete does not exist, if
// its name or id may be misspelt: another object has a similar name, or not all
// names of the kind were read.
func (s *scope) noteNothingToDelete(p *pair, found *propose.Findings) {
	doc := p.doc
	near := s.nearAbsent(doc)
	listed := doc.Kind.Parent != "" || s.Whole[doc.Kind.Name]
	text := "the tenant has no object of this name, so nothing is deleted"
	switch {
	case doc.ID != "":
		text = fmt.Sprintf("the tenant has no object with the id %s, so nothing is deleted", doc.ID)
		if other := s.Live.Find(s.liveKey(doc.Kind, doc.Key)); other != nil {
			text += "; the one of this name has the id " + other.ID
		}
	case near != "":
		text += "; " + near
	case listed || doc.Kind.Singleton:
		return
	}
	found.Notes = append(found.Notes, plan.Note{Code: plan.NoteNothingToDelete, Key: doc.Key, Text: text})
}

// goesWithAnother reports, and notes, that an object goes with the one that it is about,
// which the run deletes as well.
func (s *scope) goesWithAnother(doc *state.Document, found *propose.Findings) bool {
	about := doc.AboutKey()
	if about == "" || !s.selected(about) || !s.isDeleted(about) || s.liveFor(about) == nil {
		return false
	}
	found.Notes = append(found.Notes, plan.Note{Code: plan.NoteNothingToDelete, Key: doc.Key, Text: fmt.Sprintf("it goes with %s, which is deleted", about)})
	return true
}

// nearAbsent asks for the object without document that a document may ask to delete
// by a misspelt name; "" without one.
func (s *scope) nearAbsent(doc *state.Document) string {
	if s.undeclared == nil {
		s.undeclared = s.indexed(s.withoutDocument())
	}
	return s.undeclared.near(s.Kinds, s.liveKey(doc.Kind, doc.Key))
}

// withoutDocument are the keys of objects of the tenant that no document is about.
func (s *scope) withoutDocument() (keys []state.Key) {
	for _, o := range s.Live.All() {
		if !s.isDeclared(o) {
			keys = append(keys, o.Key)
		}
	}
	for key := range s.Known {
		if s.pairs[key] == nil && s.Live.Find(key) == nil {
			keys = append(keys, key)
		}
	}
	return keys
}
