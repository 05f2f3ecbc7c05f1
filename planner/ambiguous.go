package planner

import (
	"fmt"

	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// refuseAmbiguous reports a document whose key several live objects have, or
// one below such a key: it is not clear which one is meant. An id beside
// `kind` decides.
func (s *scope) refuseAmbiguous(doc *state.Document, key state.Key) *state.Problem {
	if several := s.Live.Ambiguous(key); several != nil && (doc.ID == "" || !doc.Kind.Pinnable()) {
		p := doc.Problem("", propose.AmbiguousText(key, several), pinHint(doc.Kind))
		return &p
	}
	for _, above := range doc.Ancestors() {
		if several := s.Live.Ambiguous(above); several != nil && s.Documents.Find(above) == nil {
			p := doc.Problem("", propose.AmbiguousText(above, several), fmt.Sprintf("also declare %s, with id: … beside kind", above))
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
