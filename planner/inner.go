package planner

import (
	"isc-sync/planner/propose"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// resolveInner resolves the references inside values: later comparisons use
// the API's form. A document with a reference that cannot be resolved gets no
// draft.
func (s *scope) resolveInner(found *propose.Findings) {
	inside := map[*registry.Kind]bool{}
	for _, doc := range s.Documents {
		p := s.pairs[doc.Key]
		if _, known := inside[doc.Kind]; !known {
			inside[doc.Kind] = reference.Inside(doc.Kind.Spec)
		}
		if p == nil || doc.Absent || !inside[doc.Kind] || !s.selected(doc.Key) {
			continue
		}
		var live map[string]any
		if p.live != nil {
			live = p.live.Value
		}
		before := len(found.Problems)
		r := &propose.Proposer{View: s.view(), Doc: p.doc, Live: p.live, Found: found}
		resolved := *p.doc
		resolved.Spec = r.ResolveInside(live)
		p.doc, p.refused = &resolved, len(found.Problems) > before
	}
}
