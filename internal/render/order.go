package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// maxNamed is how many steps of a wave are named one by one.
const maxNamed = 6

// wave is a set of steps that may run together.
type wave struct {
	number int
	steps  []string
	kinds  []string
}

// wavesOf returns the steps in the order in which they run.
func wavesOf(plan *plan.Plan) []wave {
	byNumber := map[int]*wave{}
	for _, c := range plan.Changes {
		for _, s := range c.Steps {
			w := byNumber[s.Wave]
			if w == nil {
				w = &wave{number: s.Wave}
				byNumber[s.Wave] = w
			}
			w.steps = append(w.steps, clean(stepName(c.Key, s, len(c.Steps))))
			w.kinds = append(w.kinds, c.Kind)
		}
	}
	var waves []wave
	for _, number := range slices.Sorted(maps.Keys(byNumber)) {
		waves = append(waves, *byNumber[number])
	}
	return waves
}

// stepName is the resource's key where it has one step.
func stepName(key state.Key, s plan.Step, steps int) string {
	if steps == 1 {
		return string(key)
	}
	return s.ID
}

// String names the steps, or counts them by kind where they are many.
func (w wave) String() string {
	if len(w.steps) <= maxNamed {
		return strings.Join(w.steps, ", ")
	}
	var kinds []string
	counts := map[string]int{}
	for _, k := range w.kinds {
		if counts[k] == 0 {
			kinds = append(kinds, k)
		}
		counts[k]++
	}
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = clean(k)
		if counts[k] > 1 {
			parts[i] = fmt.Sprintf("%d × %s", counts[k], parts[i])
		}
	}
	return fmt.Sprintf("%d steps: %s", len(w.steps), strings.Join(parts, ", "))
}

// order writes which steps wait for which. One wave needs no words.
func (p *page) order(plan *plan.Plan) {
	waves := wavesOf(plan)
	if len(waves) < 2 {
		return
	}
	p.line("Order:")
	for _, w := range waves {
		p.para(fmt.Sprintf("  wave %d: ", w.number), w.String())
	}
	p.line("")
}
