package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// unsubstituted notes each ${NAME} that the plan would send instead of a
// secret: it is not replaced by the variable's value.
func (s *scope) unsubstituted(p *plan.Plan) []plan.Note {
	var notes []plan.Note
	for _, c := range p.Changes {
		p := s.pairs[c.Key]
		if !jsonvalue.AnyLeaf(p.doc.Spec, isUnsubstituted) {
			continue
		}
		secrets := s.ofDraft(p.doc, p.live)
		jsonvalue.LeavesAt(map[string]any(p.doc.Spec), "", func(at jsonvalue.Pointer, leaf any) {
			text, _ := leaf.(string)
			wrong, hint := secret.Unsubstituted(text)
			if wrong != "" && state.IsSecret(p.doc.Kind, p.live, at) && !secrets.IsOpen(at) && sends(c, text) {
				notes = append(notes, plan.Note{Code: plan.NoteUnsubstituted, Key: c.Key, Pointer: at, Text: wrong + ". W" + hint[1:]})
			}
		})
	}
	return notes
}

func isUnsubstituted(leaf any) bool {
	text, _ := leaf.(string)
	wrong, _ := secret.Unsubstituted(text)
	return wrong != ""
}

// sends reports whether a step of the change sends a text.
func sends(c plan.Change, text string) bool {
	found := false
	look := func(leaf any) { found = found || leaf == any(text) }
	for _, s := range c.Steps {
		jsonvalue.Leaves(s.Body, look)
		for _, op := range s.Patch {
			jsonvalue.Leaves(op.Value, look)
		}
	}
	return found
}
