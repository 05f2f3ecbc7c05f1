package propose

import (
	"fmt"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// LeaveOut turns the problems into notes. Their resources are not in the
// plan, and neither is what would be created below them.
func (f *Findings) LeaveOut() {
	for _, p := range f.Problems.Sorted() {
		f.Notes = append(f.Notes, noteOf(plan.NoteLeftOut, p))
	}
	for _, doc := range f.Blocked {
		text := fmt.Sprintf("%s: it belongs to %s, which is left out", doc.Position, doc.ParentKey())
		f.Notes = append(f.Notes, plan.Note{Code: plan.NoteLeftOut, Key: doc.Key, Text: text})
	}
	f.Problems = nil
}

// LeaveOutAwaiting turns the problems that await something into notes, and those of what
// would be created below resources without mistakes of their own. The other mistakes of
// a resource stay.
func (f *Findings) LeaveOutAwaiting() {
	awaiting := f.Awaiting()
	for _, p := range f.Problems.Sorted() {
		if p.Awaits {
			f.Notes, f.Awaited = append(f.Notes, noteOf(plan.NoteAwaits, p)), append(f.Awaited, p)
		}
	}
	f.Problems = slices.DeleteFunc(slices.Clone(f.Problems), func(p state.Problem) bool { return p.Awaits })
	f.Blocked = slices.DeleteFunc(slices.Clone(f.Blocked), func(doc *state.Document) bool {
		i := slices.IndexFunc(doc.Ancestors(), func(key state.Key) bool { return awaiting[key] })
		if i >= 0 {
			text := fmt.Sprintf("%s: it belongs to %s, which this run leaves out", doc.Position, doc.Ancestors()[i])
			f.Notes = append(f.Notes, plan.Note{Code: plan.NoteAwaits, Key: doc.Key, Text: text})
		}
		return i >= 0
	})
}

// Awaiting are the keys of the resources that have no mistakes and await something.
func (f *Findings) Awaiting() state.Keys {
	awaiting := state.Keys{}
	for _, p := range f.Problems {
		before, known := awaiting[p.Key]
		awaiting[p.Key] = p.Awaits && (before || !known)
	}
	return awaiting
}

func noteOf(code string, p state.Problem) plan.Note {
	text := p.Text
	if place := p.Position.String(); place != "" {
		text = place + ": " + text
	}
	if p.Hint != "" {
		text += "; " + p.Hint
	}
	return plan.Note{Code: code, Key: p.Key, Pointer: p.Pointer, Text: text}
}

// Findings are what was found while documents were laid over live objects.
type Findings struct {
	Notes    []plan.Note
	Problems state.Problems
	// Awaited are the problems that became notes since they only await something.
	Awaited state.Problems
	Ignored int
	// Blocked are documents whose parent does not exist and has problems.
	Blocked state.Documents
	// Undeclared are the fields that documents with live objects do not write.
	Undeclared []Undeclared
	Trace      []plan.Decision
}
