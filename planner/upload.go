package planner

import (
	"slices"

	"isc-sync/planner/diff"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
)

// draftUpload sends a file that the tenant has already only when asked to,
// since its content cannot be compared.
func (s *scope) draftUpload(p *pair, found *findings) *order.Draft {
	if !slices.Contains(s.Options.Upload, p.doc.Key) {
		found.notes = append(found.notes, plan.Note{Code: plan.NoteNotComparable, Key: p.doc.Key, Text: p.doc.Kind.Update.Reason + "; --upload sends it again"})
		return nil
	}
	prop := &proposer{view: s.view(), doc: p.doc, found: found}
	before := len(found.problems)
	proposed, _ := prop.propose()
	prop.requireAll(proposed, len(found.problems) > before)
	if len(found.problems) > before {
		return nil
	}
	fields := diff.CreatedFields(s.ofDraft(p.doc, p.live), proposed)
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Update, Body: proposed, Edits: plan.Edits{Fields: fields, Reason: p.doc.Kind.Update.Reason}, Why: "--upload asks for it"}
}
