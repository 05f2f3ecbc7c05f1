package order

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state"
)

// waves gives every step the first wave in which everything before it is
// done.
func (o *orderer) waves() state.Problems {
	left := len(o.nodes)
	for wave := 1; left > 0; wave++ {
		ready := o.ready(wave)
		if len(ready) == 0 {
			ready = o.readyWithoutAfter(wave)
		}
		if len(ready) == 0 {
			return o.stuck()
		}
		for _, n := range ready {
			n.Step.Wave = wave
		}
		left -= len(ready)
	}
	return nil
}

func (o *orderer) ready(wave int) []*Node {
	var ready []*Node
	for _, n := range o.nodes {
		if n.Step.Wave == 0 && o.allBefore(n.Step.Needs, wave) && o.allBefore(n.follows, wave) && o.allBefore(n.after, wave) {
			ready = append(ready, n)
		}
	}
	return ready
}

// readyWithoutAfter are steps that only wait for steps that they do not need.
// If nothing else is ready, they do not wait for each other.
func (o *orderer) readyWithoutAfter(wave int) []*Node {
	var ready []*Node
	for _, n := range o.nodes {
		if n.Step.Wave == 0 && o.allBefore(n.Step.Needs, wave) && o.allBefore(n.follows, wave) {
			ready = append(ready, n)
		}
	}
	return ready
}

func (o *orderer) allBefore(ids []string, wave int) bool {
	for _, id := range ids {
		before := o.byID[id]
		if before.Step.Wave == 0 || before.Step.Wave >= wave {
			return false
		}
	}
	return true
}

// stuck returns a problem that shows steps that need each other.
func (o *orderer) stuck() state.Problems {
	path := []*Node{o.stuckNode(o.nodes)}
	for {
		last := path[len(path)-1]
		var before []*Node
		for _, id := range slices.Concat(last.Step.Needs, last.follows) {
			before = append(before, o.byID[id])
		}
		next := o.stuckNode(before)
		at := slices.Index(path, next)
		path = append(path, next)
		if at >= 0 {
			return cycleOfSteps(path[at:])
		}
	}
}

// stuckNode returns the first step, by its id, that is in no wave yet.
func (o *orderer) stuckNode(nodes []*Node) *Node {
	waiting := slices.DeleteFunc(slices.Clone(nodes), func(n *Node) bool { return n.Step.Wave > 0 })
	return slices.MinFunc(waiting, func(a, b *Node) int { return cmp.Compare(a.Step.ID, b.Step.ID) })
}

func cycleOfSteps(path []*Node) state.Problems {
	ids := make([]string, len(path))
	for i, n := range path {
		ids[i] = n.Step.ID
	}
	doc := path[0].Draft.Doc
	return state.Problems{doc.Problem("", fmt.Sprintf("dependency cycle of steps: %s", strings.Join(ids, " → ")),
		"remove the reference from one of the resources first, and apply")}
}
