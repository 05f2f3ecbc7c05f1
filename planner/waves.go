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
			ready = o.unneeded(wave)
		}
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
		if n.step.Wave == 0 && o.allBefore(n.step.Needs, wave) && o.allBefore(n.follows, wave) && o.allBefore(n.after, wave) {
			ready = append(ready, n)
		}
	}
	return ready
}

// unneeded are steps that only wait for what would better come first: where
// nothing else is ready, they do not wait for each other.
func (o *orderer) unneeded(wave int) []*node {
	var ready []*node
	for _, n := range o.nodes {
		if n.step.Wave == 0 && o.allBefore(n.step.Needs, wave) && o.allBefore(n.follows, wave) {
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

// stuck draws steps that need each other.
func (o *orderer) stuck() state.Problems {
	path := []*node{o.stuckNode(o.nodes)}
	for {
		last := path[len(path)-1]
		var before []*node
		for _, id := range slices.Concat(last.step.Needs, last.follows) {
			before = append(before, o.byID[id])
		}
		next := o.stuckNode(before)
		at := slices.Index(path, next)
		path = append(path, next)
		if at >= 0 {
			return drawSteps(path[at:])
		}
	}
}

// stuckNode returns the first step, by its id, that is in no wave yet.
func (o *orderer) stuckNode(nodes []*node) *node {
	waiting := slices.DeleteFunc(slices.Clone(nodes), func(n *node) bool { return n.step.Wave > 0 })
	return slices.MinFunc(waiting, func(a, b *node) int { return cmp.Compare(a.step.ID, b.step.ID) })
}

func drawSteps(path []*node) state.Problems {
	ids := make([]string, len(path))
	for i, n := range path {
		ids[i] = n.step.ID
	}
	doc := path[0].draft.doc
	return state.Problems{doc.Problem("", fmt.Sprintf("these steps wait for each other: %s", strings.Join(ids, " → ")),
		"take the reference out of one of the resources first, and apply")}
}
