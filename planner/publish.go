package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state/registry"
)

// publishOnly is the change of an object that equals its document, but whose
// last changes did not take effect yet; nil if they did.
func (s *scope) publishOnly(p *pair) *order.Draft {
	rule := p.doc.Kind.Publish
	if rule.IsPublished(p.live.Value) {
		return nil
	}
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Update, Edits: plan.Edits{Fields: publishedField(rule, p.live.Value)}, Why: "its last changes are not published"}
}

// publishedField is the change that a publication shows.
func publishedField(rule *registry.PublishRule, live map[string]any) []plan.FieldChange {
	if rule.IsPublished(live) {
		return nil
	}
	before, there := live[rule.Field]
	if !there {
		before = plan.Absent{}
	}
	var after any = rule.Value
	if _, isBool := before.(bool); isBool {
		after = rule.Value == "true"
	}
	return []plan.FieldChange{{Pointer: publishedAt(rule), Before: before, After: after}}
}

// publishedAt is the place that shows a publication, "" if there is none.
func publishedAt(rule *registry.PublishRule) jsonvalue.Pointer {
	if rule == nil || rule.Field == "" {
		return ""
	}
	return jsonvalue.Pointer("").Append(rule.Field)
}

// noteUnseenPublication notes that only this plan shows the publication.
func (s *scope) noteUnseenPublication(d *order.Draft, found *propose.Findings) {
	rule := d.Doc.Kind.Publish
	if d.Action == plan.Delete || !rule.Hides(liveValue(d)) {
		return
	}
	found.Notes = append(found.Notes, plan.Note{
		Code: plan.NoteUnseenPublication, Key: d.Doc.Key,
		Text: "the tenant does not show whether changes are published: if a run ends before the last step, apply the saved plan again, or publish it by hand",
	})
}

func liveValue(d *order.Draft) map[string]any {
	if d.Live == nil {
		return map[string]any{}
	}
	return d.Live.Value
}
