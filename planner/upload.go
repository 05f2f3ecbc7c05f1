package planner

import (
	"slices"

	"isc-sync/planner/diff"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
)

// draftUpload sends a file that the tenant already has only if the user asks
// for it, because its content cannot be compared.
func (s *scope) draftUpload(p *pair, found *propose.Findings) *order.Draft {
	if !slices.Contains(s.Options.Upload, p.doc.Key) {
		found.Notes = append(found.Notes, plan.Note{Code: plan.NoteNotComparable, Key: p.doc.Key, Text: p.doc.Kind.Update.Reason + "; --upload sends it again"})
		return nil
	}
	prop := &propose.Proposer{View: s.view(), Doc: p.doc, Found: found}
	before := len(found.Problems)
	proposed, _ := prop.Propose()
	prop.RequireAll(proposed, len(found.Problems) > before)
	if len(found.Problems) > before {
		return nil
	}
	fields := diff.CreatedFields(s.ofDraft(p.doc, p.live), proposed)
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Update, Body: proposed, Edits: plan.Edits{Fields: fields, Reason: p.doc.Kind.Update.Reason}, Why: "--upload asks for it"}
}
