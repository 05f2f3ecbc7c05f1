package apply

import (
	"maps"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// item is a step and the change that it belongs to.
type item struct {
	change *plan.Change
	step   *plan.Step
}

// wavesOf groups the steps by wave, and within a wave by the group of their
// change; all in the plan's order.
func wavesOf(plan *plan.Plan, kinds *registry.Kinds) [][][]item {
	waves := map[int][][]item{}
	index := map[int]map[state.Key]int{}
	forEachStep(plan, func(it item) {
		w := it.step.Wave
		if index[w] == nil {
			index[w] = map[state.Key]int{}
		}
		at, seen := index[w][it.change.Group(kinds)]
		if !seen {
			at = len(waves[w])
			index[w][it.change.Group(kinds)] = at
			waves[w] = append(waves[w], nil)
		}
		waves[w][at] = append(waves[w][at], it)
	})
	var out [][][]item
	for _, number := range slices.Sorted(maps.Keys(waves)) {
		out = append(out, waves[number])
	}
	return out
}

func forEachStep(plan *plan.Plan, visit func(item)) {
	for i := range plan.Changes {
		c := &plan.Changes[i]
		for j := range c.Steps {
			visit(item{c, &c.Steps[j]})
		}
	}
}
