package render

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// noteGroup is the notes of one title.
type noteGroup struct {
	title string
	notes []plan.Note
}

// noteGroups groups the notes by title, those that stop an apply first. Dangers
// are left out: they are shown beside their change.
func noteGroups(p *plan.Plan) []noteGroup {
	byTitle := map[string][]plan.Note{}
	ranks := map[string]int{}
	for _, n := range p.Notes {
		if n.Code == plan.NoteDanger && p.Find(n.Key) != nil {
			continue
		}
		t := title(n.Code)
		byTitle[t] = append(byTitle[t], n)
		ranks[t] = rank(n.Code)
	}
	titles := jsonvalue.SortedKeys(byTitle)
	slices.SortStableFunc(titles, func(a, b string) int { return cmp.Compare(ranks[a], ranks[b]) })
	groups := make([]noteGroup, len(titles))
	for i, t := range titles {
		groups[i] = noteGroup{title: t, notes: byTitle[t]}
	}
	return groups
}

// noteTitles are the headings of the codes, in the order of their weight.
func noteTitles() [][2]string {
	return [][2]string{
		{plan.NoteLost, "cannot be undone"},
		{plan.NoteGuard, "apply would refuse"},
		{plan.NoteRefused, "refused deletions, left out of the plan"},
		{plan.NotePossibleRename, "possibly renamed"},
		{plan.NoteOwnAddress, "may lock out isc-sync itself"},
		{plan.NoteUnsetVariable, "variables that apply needs"},
		{plan.NoteLineEnd, "variables that end with a line break"},
		{plan.NoteOpenVariable, "variables in fields that are not secrets"},
		{plan.NoteDanger, "dangerous"},
		{plan.NoteAccounts, "accounts deleted with it"},
		{plan.NoteCheckedLater, "checked while applying"},
		{plan.NoteLeftAlone, "left alone"},
		{plan.NoteNotComparable, "not comparable"},
		{plan.NoteUnderived, "elements that will be gone"},
		{plan.NoteMayBeRefused, "the tenant may refuse"},
		{plan.NoteUnlisted, "names that nothing has"},
		{plan.NoteUnlistedValue, "values that the vendor does not list"},
		{plan.NoteUnsubstituted, "values that look like variables and are sent as they are"},
		{plan.NoteNotRead, "not read"},
		{plan.NoteNoLonger, "no longer declared"},
		{plan.NoteSticky, "kept by the tenant"},
		{plan.NotePreviously, "renames"},
		{plan.NoteLookup, "look-ups"},
		{plan.NoteIgnored, "ignored"},
		{plan.NoteOthers, "not declared"},
		{plan.NoteUndeclared, "not declared"},
		{plan.NoteAwaits, "left out until the tenant has what they need"},
		{plan.NoteLeftOut, "left out of the plan"},
		{plan.NoteNotCompared, "not compared"},
		{plan.NoteUnmatched, "patterns that match nothing"},
		{plan.NoteNewKey, "new keys that may be misspelt"},
		{plan.NoteUnseenPublication, "publications that the tenant does not show"},
		{plan.NoteNothingToDelete, "nothing to delete"},
	}
}

func rank(code string) int {
	titles := noteTitles()
	for i, t := range titles {
		if t[0] == code {
			return i
		}
	}
	return len(titles)
}

func title(code string) string {
	for _, t := range noteTitles() {
		if t[0] == code {
			return t[1]
		}
	}
	return clean(code)
}

// subject names a resource or a field of it.
func subject(key state.Key, at jsonvalue.Pointer) string {
	if at == "" {
		return string(key)
	}
	return string(key) + "#" + string(at)
}

// lostNotes divides the notes about what cannot be brought back from a plan with the others.
func lostNotes(p *plan.Plan) (lost []plan.Note, others *plan.Plan) {
	rest := *p
	rest.Notes = nil
	for _, n := range p.Notes {
		if n.Code == plan.NoteLost {
			lost = append(lost, n)
		} else {
			rest.Notes = append(rest.Notes, n)
		}
	}
	return lost, &rest
}

// Lost lists what a plan cannot bring back, before the plan itself.
func (t Text) Lost(w io.Writer, notes []plan.Note) error {
	if len(notes) == 0 {
		return nil
	}
	p := t.page()
	p.line("%s", p.strong("Cannot be undone:"))
	for _, r := range repeatedIn(asProblems(notes)) {
		p.note(r)
	}
	p.line("")
	_, err := w.Write(p.Bytes())
	return err
}

func (p *page) notes(plan *plan.Plan) {
	groups := noteGroups(plan)
	if len(groups) == 0 {
		return
	}
	p.line("Notes:")
	for _, g := range groups {
		p.line("  %s", p.strong(g.title))
		for _, r := range repeatedIn(asProblems(g.notes)) {
			p.note(r)
		}
	}
	p.line("")
}

// note writes a note, or one that is repeated with the first of its places.
func (p *page) note(r repeated) {
	if !r.many() {
		p.para("    ", clean(strings.Join(nonEmpty(subject(r.problems[0].Key, r.problems[0].Pointer), r.text), ": ")))
		return
	}
	p.para("    ", clean(r.count()+": "+r.text))
	for _, place := range r.places() {
		p.para("      ", clean(place))
	}
}
