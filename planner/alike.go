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
	for _, above := range doc.Ancestors() {
		if several := s.Live.Alike(above); several != nil && s.Documents.Find(above) == nil {
			p := doc.Problem("", propose.AlikeText(above, several), fmt.Sprintf("declare %s, too, with id: … beside kind", above))
			return &p
		}
	}
	return nil
}

func pinHint(kind *registry.Kind) string {
	if kind.Pinnable() {
		return "write id: … beside kind, with the id of the one that is meant"
	}
	return "delete all but one of them in the tenant"
}
