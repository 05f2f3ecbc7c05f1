package planner

import (
	"fmt"
	"maps"
	"slices"
	"sync"

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
	covered := in.covering()
	for _, r := range in.Settings.Among(known).Ignore {
		notes = append(notes, plan.UnmatchedNotes("ignore", state.Unmatched(in.Kinds, state.Patterns{r.Key}, known), known)...)
		notes = append(notes, in.fieldlessRule(r, covered)...)
	}
	notes = append(notes, in.leftover()...)
	return append(notes, in.Options.Allow.Unmatched(in.Kinds, known)...)
}

// fieldlessRule notes an ignore rule whose field is in no document and no
// object that the rule covers.
func (in Input) fieldlessRule(r state.IgnoreRule, covered func(state.Pattern) ([]*state.Document, []*state.Object)) []plan.Note {
	docs, objects := covered(r.Key)
	if len(docs)+len(objects) == 0 ||
		slices.ContainsFunc(docs, func(d *state.Document) bool { return r.Finds(map[string]any(d.Spec)) }) ||
		slices.ContainsFunc(objects, func(o *state.Object) bool { return r.Finds(map[string]any(o.Value)) }) {
		return nil
	}
	text := fmt.Sprintf("ignore: %s: no document and no object that was read has this field", r)
	return []plan.Note{{Code: plan.NoteUnmatched, Text: text}}
}

// covering returns what finds the documents and objects that a pattern covers. For the
// pattern of one key nothing is searched.
func (in Input) covering() func(state.Pattern) ([]*state.Document, []*state.Object) {
	var docs state.Documents
	byKey := map[state.Key][]*state.Document{}
	for _, d := range in.Documents {
		if !d.Absent {
			docs, byKey[d.Key] = append(docs, d), append(byKey[d.Key], d)
		}
	}
	all := sync.OnceValue(in.Live.All)
	return func(p state.Pattern) ([]*state.Document, []*state.Object) {
		if !p.HasWildcard() {
			key := state.Key(p.Text)
			return byKey[key], in.Live.Sharing(key)
		}
		return slices.DeleteFunc(slices.Clone(docs), func(d *state.Document) bool { return !p.Matches(d.Key) }),
			slices.DeleteFunc(slices.Clone(all()), func(o *state.Object) bool { return !p.Matches(o.Key) })
	}
}

// leftover notes the allowed deletions and creations that no document asks for any
// more.
func (in Input) leftover() []plan.Note {
	asked, declared := state.Keys{}, state.Keys{}
	for _, d := range in.Documents {
		if d.Absent {
			asked[d.Key] = true
		} else {
			declared[d.Key] = true
		}
	}
	var notes []plan.Note
	for _, p := range in.Settings.Guard.AllowCreate.Unmatched(declared) {
		notes = append(notes, plan.Note{Code: plan.NoteUnmatched, Text: fmt.Sprintf("guard.allowCreate: no document matches %q; remove the entry", p.Text)})
	}
	for _, p := range in.Settings.Guard.AllowDelete.Unmatched(asked) {
		notes = append(notes, plan.Note{Code: plan.NoteUnmatched, Text: fmt.Sprintf("guard.allowDelete: no document with ensure: absent matches %q; remove the entry", p.Text)})
	}
	return notes
}
