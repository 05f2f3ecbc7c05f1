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

// refuseFormer reports a document that calls one of its ancestors by the name that this
// plan takes away: the next run would not find it.
func (s *scope) refuseFormer(doc *state.Document) *state.Problem {
	for _, key := range doc.Ancestors() {
		if renamed := s.renamedTo(key); renamed != nil {
			name := doc.Kind.ParentParts()[len(key.Parts())-1]
			p := doc.Problem("", propose.FormerText(key, renamed), fmt.Sprintf("write %s: %s", doc.Kind.Identity[name].Name, renamed.Key.Name()))
			return &p
		}
	}
	return nil
}
