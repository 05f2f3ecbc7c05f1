package planner

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// warn adds the notes that follow from the finished plan and puts the changes
// in the order of reading: what harms first, then group by group.
func (s *scope) warn(plan *Plan, drafts []*draft) {
	harmful := map[state.Key]bool{}
	for _, d := range drafts {
		notes := s.dangers(d)
		harmful[d.doc.Key] = len(notes) > 0
		plan.Notes = append(append(plan.Notes, notes...), s.newKeys(d)...)
	}
	plan.Notes = append(plan.Notes, s.unsetVariables(plan)...)
	plan.Notes = append(plan.Notes, s.unlistedValues(plan)...)
	plan.Notes = append(plan.Notes, s.unsubstituted(plan)...)
	plan.Notes = append(plan.Notes, s.openVariables()...)
	slices.SortStableFunc(plan.Changes, func(a, b Change) int {
		return cmp.Or(
			first(harmful[a.Key], harmful[b.Key]),
			cmp.Compare(a.Group(), b.Group()), cmp.Compare(firstWave(a), firstWave(b)), cmp.Compare(a.Key, b.Key))
	})
}

func first(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

func firstWave(c Change) int {
	if len(c.Steps) == 0 {
		return 0
	}
	return c.Steps[0].Wave
}

// dangers are the operations that harm like a deletion.
func (s *scope) dangers(d *draft) []Note {
	key := d.doc.Key
	if d.action == Delete {
		why := cmp.Or(d.doc.Kind.Delete.Warning, "the object is deleted")
		return []Note{{Code: NoteDanger, Key: key, Text: why}}
	}
	if d.action != Update {
		return nil
	}
	var notes []Note
	w := dangerWalk{visit: func(at jsonvalue.Pointer, why string) {
		notes = append(notes, Note{Code: NoteDanger, Key: key, Pointer: at, Text: why})
	}}
	w.compare(d.doc.Kind.Spec, present(map[string]any(d.live.Value)), present(d.edits.Proposed), "")
	for _, at := range s.ofDraft(d.pair).lostSecrets(d.edits.Fields) {
		w.visit(at, "the tenant loses the secret; what signs in with it fails")
	}
	return notes
}

// unsetVariables notes every variable whose value an apply will have to send
// and that is not set, or looks like a line of a file.
func (s *scope) unsetVariables(plan *Plan) []Note {
	var notes []Note
	for _, c := range plan.Changes {
		for _, use := range c.VariableUses() {
			value, set := s.Options.Env[use.Name]
			note := Note{Key: c.Key, Pointer: use.Pointer}
			switch {
			case !set:
				note.Code, note.Text = NoteUnsetVariable, fmt.Sprintf("set %s before apply (unset or empty)", use.Name)
			case endsOneLine(value):
				note.Code, note.Text = NoteLineEnd, fmt.Sprintf("the value of %s ends with a line break, which is sent with it", use.Name)
			default:
				continue
			}
			notes = append(notes, note)
		}
	}
	return notes
}
