package planner

import (
	"fmt"

	"isc-sync/internal/suggest"
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

// nearAbsent asks for the object without document that a document may ask to delete
// by a misspelt name; "" without one.
func (s *scope) nearAbsent(doc *state.Document) string {
	key := s.liveKey(doc.Kind, doc.Key)
	var names []string
	for _, o := range s.Live.All() {
		if isBeside(doc.Kind, o.Key, key) && !s.isDeclared(o) {
			names = append(names, o.Key.Name())
		}
	}
	for other := range s.Known {
		if isBeside(doc.Kind, other, key) && s.pairs[other] == nil && s.Live.Find(other) == nil {
			names = append(names, other.Name())
		}
	}
	return suggest.DidYouMean(key.Name(), names)
}
