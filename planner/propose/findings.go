package propose

import (
	"fmt"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// LeaveOut turns the problems into notes. Their resources are not in the
// plan, and neither is what would be created below them.
func (f *Findings) LeaveOut() {
	for _, p := range f.Problems.Sorted() {
		text := p.Text
		if place := p.Position.String(); place != "" {
			text = place + ": " + text
		}
		if p.Hint != "" {
			text += "; " + p.Hint
		}
		f.Notes = append(f.Notes, plan.Note{Code: plan.NoteLeftOut, Key: p.Key, Pointer: p.Pointer, Text: text})
	}
	for _, doc := range f.Blocked {
		text := fmt.Sprintf("%s: it belongs to %s, which is left out", doc.Position, doc.ParentKey())
		f.Notes = append(f.Notes, plan.Note{Code: plan.NoteLeftOut, Key: doc.Key, Text: text})
	}
	f.Problems = nil
}

// Findings are what was found while documents were laid over live objects.
type Findings struct {
	Notes    []plan.Note
	Problems state.Problems
	Ignored  int
	// Blocked are documents whose parent does not exist and has problems.
	Blocked state.Documents
	// Undeclared are the fields that documents with live objects do not write.
	Undeclared []Undeclared
	Trace      []plan.Decision
}
