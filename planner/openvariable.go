package planner

import (
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// openVariables notes every variable in a field that is not a secret. The
// tenant shows such a field, and so does a plan after the document no longer
// writes it as a variable, because earlier documents are not known.
func (s *scope) openVariables() []plan.Note {
	var notes []plan.Note
	for key, p := range s.pairs {
		if p.doc.Absent || !s.selected(key) || !jsonvalue.AnyLeaf(p.doc.Spec, isVariable) {
			continue
		}
		secrets := s.ofDraft(p.doc, p.live)
		jsonvalue.LeavesAt(map[string]any(p.doc.Spec), "", func(at jsonvalue.Pointer, leaf any) {
			env, is := leaf.(state.Env)
			if !is || secrets.MayCover(at, p.doc.Spec) {
				return
			}
			notes = append(notes, plan.Note{
				Code: plan.NoteOpenVariable, Key: key, Pointer: at,
				Text: fmt.Sprintf("the field is not a secret: the tenant shows the value of %s, and so will plans when !env is removed; use !var for such values", env.Name),
			})
		})
	}
	return notes
}

func isVariable(leaf any) bool {
	_, is := leaf.(state.Env)
	return is
}

// endsOneLine reports whether a value is one line with its line break, as
// pasting from a file or `echo` leaves it.
func endsOneLine(value string) bool {
	line := strings.TrimRight(value, "\r\n")
	return line != value && !strings.ContainsAny(line, "\r\n")
}
