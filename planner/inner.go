package planner

import (
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// resolveInner puts what the references inside values mean in their places: what
// follows compares documents with the API's own form. A document with a
// reference that leads nowhere gets no draft.
func (s *scope) resolveInner(found *findings) {
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
		before := len(found.problems)
		r := &proposer{view: s.view(), doc: p.doc, live: p.live, found: found}
		resolved := *p.doc
		resolved.Spec = r.resolveInside(live)
		p.doc, p.refused = &resolved, len(found.problems) > before
	}
}
