package planner

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

const (
	otherChange     = "the plan is stale, and planning again results in another change: "
	otherChangeHint = "plan again and have the new plan reviewed; nothing was written"
)

// SameChanges compares a saved plan with one that was made again from
// documents that may have changed, and returns the differences. What the new
// one has must be in the saved one; what it lacks must be done. The id of an object
// that the saved plan has created counts as the placeholder for it. Fingerprints
// may differ.
func SameChanges(saved *plan.Plan, docs state.Documents, again Result) state.Problems {
	var found state.Problems
	report := func(key state.Key, at jsonvalue.Pointer, text string) {
		found = append(found, state.Problem{Position: docs.Locate(key, at), Key: key, Pointer: at, Text: otherChange + text, Hint: otherChangeHint})
	}
	p := newProver(saved, Input{Documents: docs}, again)
	for i := range again.Plan.Changes {
		now := &again.Plan.Changes[i]
		c := saved.Find(now.Key)
		if c == nil {
			report(now.Key, "", "the saved plan does not have it")
			continue
		}
		kind := docs.Find(now.Key).Kind
		c = p.withIDs(c) // of what the saved plan has created by now
		if different := differenceOf(kind, again.live[now.Key], c, now); different != "" {
			otherFields(kind, c, now, different, report)
		}
	}
	for _, c := range saved.Changes {
		if doc := docs.Find(c.Key); doc == nil || doc.Absent != (c.Action == plan.Delete) {
			report(c.Key, "", "no document asks for it any more")
		}
	}
	return found
}

// otherFields reports field by field what was planned and what is planned
// now, or the difference.
func otherFields(kind *registry.Kind, c, now *plan.Change, different string, report func(state.Key, jsonvalue.Pointer, string)) {
	reported := false
	for _, at := range pointersOf(c.Fields, now.Fields) {
		was, is := fieldAt(c.Fields, at), fieldAt(now.Fields, at)
		if !sameField(kind)(was, is) {
			report(c.Key, at, edits(was, is))
			reported = true
		}
	}
	if !reported {
		report(c.Key, "", different)
	}
}

// edits writes two changes of a field for a sentence, so that a reader sees where they
// differ.
func edits(was, is plan.FieldChange) string {
	before, beforeNow := plan.ShowPlannedApart(orMark(was.Before), orMark(is.Before))
	after, afterNow := plan.ShowPlannedApart(orMark(was.After), orMark(is.After))
	return fmt.Sprintf("%s was planned, now %s", inEdit(was, before, after), inEdit(is, beforeNow, afterNow))
}

// inEdit writes the change of a field of which the values are shown so.
func inEdit(f plan.FieldChange, before, after string) string {
	_, was := f.Before.(plan.Absent)
	_, is := f.After.(plan.Absent)
	switch {
	case f.Sensitive:
		return "another secret"
	case was && is:
		return "no change"
	}
	return before + " → " + after
}
