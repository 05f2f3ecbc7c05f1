package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// Difference is where one document says something else than its object.
type Difference struct {
	Object *state.Object
	// Places are pointers into the document. Secrets are those of them whose values no
	// one can compare.
	Places, Secrets []jsonvalue.Pointer
}

// Compare finds where documents differ from their objects, by the documents' keys. Unlike
// a plan it also finds changes that a tenant would refuse: it is not about changing it.
func Compare(in Input) map[state.Key]Difference {
	found := &propose.Findings{}
	in.Settings = in.Settings.Among(in.Keys())
	s := pairAll(in, found)
	s.resolveInner(found)
	s.manageAll(found)
	out := map[state.Key]Difference{}
	for _, doc := range s.Documents {
		p := s.pairs[doc.Key]
		if p == nil || p.live == nil || doc.Absent || doc.Kind.IsUpload() || !s.selected(doc.Key) {
			continue
		}
		if d := s.difference(p); len(d.Places) > 0 {
			out[doc.Key] = d
		}
	}
	for _, p := range found.Problems {
		if pair := s.pairs[p.Key]; p.Pointer != "" && pair != nil && pair.live != nil && s.selected(p.Key) {
			d := out[p.Key]
			out[p.Key] = Difference{pair.live, append(d.Places, p.Pointer), d.Secrets}
		}
	}
	return out
}

// difference compares one document, and counts what has problems as different.
func (s *scope) difference(p *pair) Difference {
	found := &propose.Findings{}
	prop := &propose.Proposer{View: s.view(), Doc: p.doc, Live: propose.MarkMalformed(p.live), Found: found, NoTrace: true}
	proposed, changed := prop.Propose()
	d := Difference{Object: p.live}
	if changed {
		edits, _ := prop.Edits(proposed)
		for _, f := range edits.Fields {
			d.Places = append(d.Places, f.Pointer)
			if f.Secret != "" {
				d.Secrets = append(d.Secrets, f.Pointer)
			}
		}
	}
	for _, problem := range found.Problems {
		if problem.Key == p.doc.Key && problem.Pointer != "" {
			d.Places = append(d.Places, problem.Pointer)
		}
	}
	return d
}
