package plan

import (
	"fmt"

	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Unmatched notes the patterns that match none of the keys.
func (a Allow) Unmatched(kinds *registry.Kinds, known state.Keys) []Note {
	notes := UnmatchedNotes("--allow-delete", state.Unmatched(kinds, a.Delete, known), known)
	return append(notes, UnmatchedNotes("--allow-create", state.Unmatched(kinds, a.Create, known), known)...)
}

// UnmatchedNotes returns a note for each pattern of a setting or flag that
// matches nothing.
func UnmatchedNotes(from string, patterns state.Patterns, known state.Keys) []Note {
	if len(known) == 0 {
		return nil
	}
	var notes []Note
	for _, p := range patterns {
		text := fmt.Sprintf("%s: %q matches no document and nothing in the tenant", from, p.Text)
		if hint := suggest.DidYouMean(p.Text, known.Texts()); hint != "" {
			text += "; " + hint
		}
		notes = append(notes, Note{Code: NoteUnmatched, Text: text})
	}
	return notes
}
