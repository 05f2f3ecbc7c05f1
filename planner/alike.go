package planner

import (
	"fmt"

	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// refuseAlike reports a document about a key that several live objects have, or
// one that is below such: which of them is meant cannot be told. An id beside
// `kind` tells.
func (s *scope) refuseAlike(doc *state.Document, key state.Key) *state.Problem {
	if several := s.Live.Alike(key); several != nil && (doc.ID == "" || !doc.Kind.Pinnable()) {
		p := doc.Problem("", propose.AlikeText(key, several), pinHint(doc.Kind))
		return &p
	}
	parent := doc.ParentKey()
	if several := s.Live.Alike(parent); several != nil && s.Documents.Find(parent) == nil {
		p := doc.Problem("", propose.AlikeText(parent, several), fmt.Sprintf("declare %s, too, with id: … beside kind", parent))
		return &p
	}
	return nil
}

func pinHint(kind *registry.Kind) string {
	if kind.Pinnable() {
		return "write id: … beside kind, with the id of the one that is meant"
	}
	return "delete all but one of them in the tenant"
}
