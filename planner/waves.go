package planner

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
)

// waves gives every step the first wave in which all that comes before it is
// done.
func (o *orderer) waves() state.Problems {
	left := len(o.nodes)
	for wave := 1; left > 0; wave++ {
		ready := o.ready(wave)
		if len(ready) == 0 {
			return o.stuck()
		}
		for _, n := range ready {
			n.step.Wave = wave
		}
		left -= len(ready)
	}
	return nil
}

func (o *orderer) ready(wave int) []*node {
	var ready []*node
	for _, n := range o.nodes {
		if n.step.Wave == 0 && o.allBefore(n.step.Needs, wave) && o.allBefore(n.after, wave) {
			ready = append(ready, n)
		}
	}
	return ready
}

func (o *orderer) allBefore(ids []string, wave int) bool {
	for _, id := range ids {
		before := o.byID[id]
		if before.step.Wave == 0 || before.step.Wave >= wave {
			return false
		}
	}
	return true
}

// stuck reports the steps that wait for each other.
func (o *orderer) stuck() state.Problems {
	var waiting []*node
	for _, n := range o.nodes {
		if n.step.Wave == 0 {
			waiting = append(waiting, n)
		}
	}
	slices.SortFunc(waiting, func(a, b *node) int { return cmp.Compare(a.step.ID, b.step.ID) })
	lines := make([]string, len(waiting))
	for i, n := range waiting {
		lines[i] = n.step.ID + " waits for " + strings.Join(append(slices.Clone(n.step.Needs), n.after...), ", ")
	}
	doc := waiting[0].draft.doc
	return state.Problems{doc.Problem("", fmt.Sprintf("these steps wait for each other: %s", strings.Join(lines, "; ")), "apply one of the changes by itself first")}
}
