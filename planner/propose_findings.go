package planner

import (
	"fmt"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// leaveOut turns the problems into notes. Their resources are not in the plan
// already, and what would be created below them is not, either.
func (f *findings) leaveOut() {
	for _, p := range f.problems.Sorted() {
		text := p.Text
		if place := p.Position.String(); place != "" {
			text = place + ": " + text
		}
		if p.Hint != "" {
			text += "; " + p.Hint
		}
		f.notes = append(f.notes, plan.Note{Code: plan.NoteLeftOut, Key: p.Key, Pointer: p.Pointer, Text: text})
	}
	for _, doc := range f.heldUp {
		text := fmt.Sprintf("%s: it belongs to %s, which is left out", doc.Position, doc.ParentKey())
		f.notes = append(f.notes, plan.Note{Code: plan.NoteLeftOut, Key: doc.Key, Text: text})
	}
	f.problems = nil
}

// findings is what laying a document over its live object brought to light.
type findings struct {
	notes    []plan.Note
	problems state.Problems
	ignored  int
	// heldUp are documents whose parent does not exist and has problems.
	heldUp state.Documents
	// undeclared is what documents with live objects do not write.
	undeclared []Undeclared
	trace      []plan.Decision
}
