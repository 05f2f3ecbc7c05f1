package planner

import (
	"fmt"
	"maps"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Keys are the keys that patterns are read beside: those that are declared,
// their ancestors, and those of the tenant that are known.
func (in Input) Keys() state.Keys {
	known := in.Live.Keys()
	maps.Copy(known, in.Known)
	for _, d := range in.Documents {
		known[d.Key] = true
		for _, key := range d.Ancestors() {
			known[key] = true
		}
	}
	return known
}

// unmatched notes the patterns of settings and flags that match nothing: they
// may be misspelt, and then they have no effect.
func (in Input) unmatched(known state.Keys) []plan.Note {
	guard := in.Settings.Guard
	notes := plan.UnmatchedNotes("guard.protect", state.Unmatched(in.Kinds, guard.Protect, known), known)
	notes = append(notes, plan.UnmatchedNotes("guard.owns", state.Unmatched(in.Kinds, guard.Owns, known), known)...)
	for _, r := range in.Settings.Ignore {
		notes = append(notes, plan.UnmatchedNotes("ignore", state.Unmatched(in.Kinds, state.Patterns{r.Key}, known), known)...)
		notes = append(notes, in.fieldlessRule(r)...)
	}
	notes = append(notes, in.leftover()...)
	return append(notes, in.Options.Allow.Unmatched(in.Kinds, known)...)
}

// fieldlessRule notes an ignore rule whose field is in no document and no
// object that the rule covers.
func (in Input) fieldlessRule(r state.IgnoreRule) []plan.Note {
	read := false
	for _, d := range in.Documents {
		if r.Key.Matches(d.Key) && !d.Absent {
			read = true
			if r.Finds(any(map[string]any(d.Spec))) {
				return nil
			}
		}
	}
	for _, o := range in.Live.All() {
		if r.Key.Matches(o.Key) {
			read = true
			if r.Finds(map[string]any(o.Value)) {
				return nil
			}
		}
	}
	if !read {
		return nil
	}
	text := fmt.Sprintf("ignore: %s: no document and no object that was read has this field", r)
	return []plan.Note{{Code: plan.NoteUnmatched, Text: text}}
}

// leftover notes the allowed deletions that no document asks for any more.
func (in Input) leftover() []plan.Note {
	asked := state.Keys{}
	for _, d := range in.Documents {
		asked[d.Key] = d.Absent
	}
	maps.DeleteFunc(asked, func(_ state.Key, absent bool) bool { return !absent })
	var notes []plan.Note
	for _, p := range in.Settings.Guard.AllowDelete.Unmatched(asked) {
		notes = append(notes, plan.Note{Code: plan.NoteUnmatched, Text: fmt.Sprintf("guard.allowDelete: no document with ensure: absent matches %q; remove the entry", p.Text)})
	}
	return notes
}
