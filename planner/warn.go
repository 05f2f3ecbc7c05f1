package planner

import (
	"cmp"
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// warn adds the notes that follow from the complete plan and sorts the
// changes for the reader: dangerous ones first, then group by group.
func (s *scope) warn(p *plan.Plan, drafts []*order.Draft) {
	harmful := map[state.Key]bool{}
	for _, d := range drafts {
		notes := append(s.withAffected(d, s.dangers(d)), s.lockouts(d)...)
		harmful[d.Doc.Key] = len(notes) > 0
		p.Notes = append(append(p.Notes, notes...), s.newKeys(d)...)
	}
	p.Notes = append(p.Notes, s.unsetVariables(p)...)
	p.Notes = append(p.Notes, s.unlistedValues(p)...)
	p.Notes = append(p.Notes, s.unsubstituted(p)...)
	p.Notes = append(p.Notes, s.openVariables()...)
	slices.SortStableFunc(p.Changes, func(a, b plan.Change) int {
		return cmp.Or(
			first(harmful[a.Key], harmful[b.Key]),
			cmp.Compare(a.Group(s.Kinds), b.Group(s.Kinds)), cmp.Compare(firstWave(a), firstWave(b)), cmp.Compare(a.Key, b.Key))
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

func firstWave(c plan.Change) int {
	if len(c.Steps) == 0 {
		return 0
	}
	return c.Steps[0].Wave
}

// dangers are the operations that do as much harm as a deletion.
func (s *scope) dangers(d *order.Draft) []plan.Note {
	key := d.Doc.Key
	if d.Action == plan.Delete {
		why := cmp.Or(d.Doc.Kind.Delete.Warning, "the object is deleted")
		return []plan.Note{{Code: plan.NoteDanger, Key: key, Text: why}}
	}
	before, after := map[string]any(nil), draftedValue(d)
	if d.Live != nil {
		before = d.Live.Value
	}
	var notes []plan.Note
	w := dangerFinder{created: d.Action == plan.Create && !d.Doc.Kind.IsSetting(), visit: func(at jsonvalue.Pointer, label, why string) {
		note := plan.Note{Code: plan.NoteDanger, Key: key, Pointer: at, Text: why}
		if label != string(at) {
			note.Label = label
		}
		notes = append(notes, note)
	}}
	w.compare(d.Doc.Kind.Spec, jsonvalue.Present(before), jsonvalue.Present(after), "")
	if d.Action == plan.Create {
		return notes
	}
	for _, at := range s.ofDraft(d.Doc, d.Live).LostSecrets(d.Edits.Fields) {
		w.visit(at, string(at), "the tenant loses the secret; sign-ins with it fail")
	}
	return notes
}

// withAffected adds how many a dangerous change concerns, if the object has their number
// or they were counted.
func (s *scope) withAffected(d *order.Draft, dangers []plan.Note) []plan.Note {
	if len(dangers) == 0 || d.Live == nil {
		return dangers
	}
	text := d.Doc.Kind.Affects.Text(d.Live.Value)
	if d.Action == plan.Update && text == "" {
		text = s.holders(d.Live)
	}
	if text != "" {
		return append(dangers, plan.Note{Code: plan.NoteDanger, Key: d.Doc.Key, Text: text})
	}
	return dangers
}

// holders describes how many may lose something by a change, "" if that was not asked.
func (s *scope) holders(live *state.Object) string {
	h, known := s.Dependents[live.Key]
	switch rule := live.Kind.Delete.Preflight; {
	case !known || !rule.CountsHolders():
		return ""
	case !h.Counted:
		return fmt.Sprintf("cannot count the %s that have it now: %s", rule.Count.Things(), h.Uncounted)
	default:
		return fmt.Sprintf("%s that have it now: %d", rule.Count.Things(), h.Count)
	}
}

// unsetVariables notes every variable that an apply must send and that is not
// set, or whose value looks like a line of a file.
func (s *scope) unsetVariables(p *plan.Plan) []plan.Note {
	var notes []plan.Note
	for _, c := range p.Changes {
		for _, use := range c.VariableUses() {
			value, set := s.Options.Env[use.Name]
			note := plan.Note{Key: c.Key, Pointer: use.Pointer}
			switch {
			case !set:
				note.Code, note.Text = plan.NoteUnsetVariable, fmt.Sprintf("set %s before apply (unset or empty)", use.Name)
			case endsOneLine(value):
				note.Code, note.Text = plan.NoteLineEnd, fmt.Sprintf("the value of %s ends with a line break, which is sent with it", use.Name)
			default:
				continue
			}
			notes = append(notes, note)
		}
	}
	return notes
}
