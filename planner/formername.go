package planner

import (
	"fmt"

	"isc-sync/planner/propose"
	"isc-sync/state"
)

// renamedTo returns the document that renames the live object with a key in
// this plan, or nil.
func (s *scope) renamedTo(key state.Key) *state.Document {
	if doc := s.former[key]; doc != nil && s.Documents.Find(key) == nil {
		return doc
	}
	return nil
}

// refuseFormer reports a document that uses the name of an ancestor that this
// plan renames: the next run would not find it.
func (s *scope) refuseFormer(doc *state.Document) *state.Problem {
	for _, key := range doc.Ancestors() {
		if renamed := s.renamedTo(key); renamed != nil {
			name := doc.Kind.ParentParts()[len(key.Parts())-1]
			p := doc.Problem("", propose.RenameText(key, renamed), fmt.Sprintf("write %s: %s", doc.Kind.Identity[name].Name, renamed.Key.Name()))
			return &p
		}
	}
	return nil
}
