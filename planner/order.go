package planner

import (
	"fmt"

	"isc-sync/state"
)

// node is a step on its way into a wave.
type node struct {
	draft *draft
	step  Step
	// after are steps that come first without being needed: if one of them
	// fails, this one still goes on.
	after []string
}

// orderer turns drafts into steps, and steps into waves.
type orderer struct {
	*scope
	drafts map[state.Key]*draft
	nodes  []*node
	byID   map[string]*node
	// below are the steps of each parent's children.
	below map[state.Key][]*node
}

// order gives every draft its steps, in waves by what needs what.
func (s *scope) order(drafts []*draft) ([]*node, state.Problems) {
	created := newCreations(drafts)
	if cycle := created.breakCycles(); cycle != nil {
		return nil, state.Problems{*cycle}
	}
	o := &orderer{scope: s, drafts: map[state.Key]*draft{}, byID: map[string]*node{}, below: map[state.Key][]*node{}}
	for _, d := range drafts {
		o.drafts[d.doc.Key] = d
	}
	for _, d := range drafts {
		o.addSteps(d)
	}
	problems := o.link()
	if len(problems) == 0 {
		problems = o.waves()
	}
	return o.nodes, problems
}

func stepID(key state.Key, n int) string { return fmt.Sprintf("%s#%d", key, n) }

func (o *orderer) add(d *draft, n int, step Step) {
	step.ID = stepID(d.doc.Key, n)
	nd := &node{draft: d, step: step}
	o.nodes = append(o.nodes, nd)
	o.byID[step.ID] = nd
	parent := d.doc.ParentKey()
	o.below[parent] = append(o.below[parent], nd)
}
