package order

import (
	"slices"

	"isc-sync/planner/plan"
)

// callStages are the calls that change sets: first those that add, each with
// as many members as one call accepts.
func callStages(sets []plan.SetEdit) []stage {
	var all []stage
	for _, set := range sets {
		rule := set.Field.Calls
		for batch := range slices.Chunk(set.Add, rule.Batch) {
			all = append(all, stage{role: roleChange, call: rule.Add, members: batch, edits: plan.Edits{Reason: "adds to " + set.Field.Name}})
		}
		for batch := range slices.Chunk(set.Remove, rule.Batch) {
			all = append(all, stage{role: roleChange, call: rule.Remove, members: batch, edits: plan.Edits{Reason: "removes from " + set.Field.Name}})
		}
	}
	return all
}
