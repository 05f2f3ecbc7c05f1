package planner

import (
	"fmt"

	"isc-sync/planner/propose"
	"isc-sync/state"
)

// renamedTo returns the document that gives the live object with a key another
// name in this plan, or nil.
func (s *scope) renamedTo(key state.Key) *state.Document {
	if doc := s.former[key]; doc != nil && s.Documents.Find(key) == nil {
		return doc
	}
	return nil
}

// refuseFormer reports a document that calls its parent by the name that this
// plan takes away: the next run would not find it.
func (s *scope) refuseFormer(doc *state.Document) *state.Problem {
	parent := s.renamedTo(doc.ParentKey())
	if parent == nil {
		return nil
	}
	field := doc.Kind.Identity[doc.Kind.ParentPart()].Name
	p := doc.Problem("", propose.FormerText(doc.ParentKey(), parent), fmt.Sprintf("write %s: %s", field, parent.Key.Name()))
	return &p
}
