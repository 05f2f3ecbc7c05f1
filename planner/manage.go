package planner

import (
	"fmt"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
)

// manageAll compares every paired document with the defaults of its kind. It
// records the unwritten fields that differ and, for documents with `manage:
// all`, writes their defaults into the document, so that they are managed
// like any other field.
func (s *scope) manageAll(found *propose.Findings) {
	for _, doc := range s.Documents {
		p := s.pairs[doc.Key]
		if p == nil || p.live == nil || p.live.Default || doc.Absent || !s.selected(doc.Key) {
			continue
		}
		spec, rest := s.view().Complete(p.doc, p.live)
		if doc.ManagesAll(s.Settings.Manage) {
			completed := *p.doc
			completed.Spec = spec
			p.doc, rest.Fields = &completed, nil
		}
		if len(rest.All()) > 0 {
			found.Undeclared = append(found.Undeclared, rest)
		}
	}
}

// undeclaredNotes counts the unwritten fields and keys.
func undeclaredNotes(all []propose.Undeclared) []plan.Note {
	fields, keys := 0, 0
	for _, u := range all {
		fields, keys = fields+len(u.Fields)+len(u.Kept), keys+len(u.Keys)
	}
	return slices.Concat(
		undeclaredNote(fields, "1 field that no document writes differs from its default", "%d fields that no document writes differ from their defaults"),
		undeclaredNote(keys, "1 key of a free map is in no document", "%d keys of free maps are in no document"))
}

func undeclaredNote(n int, one, many string) []plan.Note {
	switch n {
	case 0:
		return nil
	case 1:
		return []plan.Note{{Code: plan.NoteUndeclared, Text: one}}
	}
	return []plan.Note{{Code: plan.NoteUndeclared, Text: fmt.Sprintf(many, n)}}
}
