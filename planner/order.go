package planner

import (
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// node is a step on its way into a wave.
type node struct {
	draft *draft
	role  role
	// calls: the step adds to a set or removes from it.
	calls bool
	step  plan.Step
	// fields are what the step changes.
	fields []plan.FieldChange
	// follows are steps of the same change that come first, whether or not they
	// can be done.
	follows []string
	// after are steps that come first without being needed: if one of them
	// fails, this one still goes on.
	after []string
}

// orderer turns drafts into steps, and steps into waves.
type orderer struct {
	view
	drafts  map[state.Key]*draft
	created *creations
	nodes   []*node
	// byDraft are the nodes of each draft, in their order.
	byDraft map[*draft][]*node
	byID    map[string]*node
	// below are the steps of each parent's children.
	below  map[state.Key][]*node
	byLive map[*state.Object]*draft
	// referring are the live objects by the ids that they refer to, once
	// somebody has asked.
	referring map[string][]*state.Object
	// clears is what deletions have to let go of first.
	clears map[*draft]clearing
}

// orderable orders what can be ordered. What cannot is left out, with what would
// be created below it, and a problem says why.
func orderable(v view, drafts []*draft) ([]*draft, []*node, state.Problems) {
	var all state.Problems
	for {
		nodes, problems := ordered(v, drafts)
		if len(problems) == 0 {
			return drafts, nodes, all
		}
		all = append(all, problems...)
		drafts = without(drafts, problems)
	}
}

// without leaves out the drafts that problems are about.
func without(drafts []*draft, problems state.Problems) []*draft {
	out := map[state.Key]bool{}
	for _, p := range problems {
		out[p.Key] = true
	}
	return slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool {
		return out[d.doc.Key] || d.action == plan.Create && out[d.doc.ParentKey()]
	})
}

// order gives every draft its steps, in waves by what needs what.
func ordered(v view, drafts []*draft) ([]*node, state.Problems) {
	created := newCreations(drafts)
	if cycle := created.breakCycles(); cycle != nil {
		return nil, state.Problems{*cycle}
	}
	o := &orderer{
		view: v, drafts: map[state.Key]*draft{}, byID: map[string]*node{}, below: map[state.Key][]*node{},
		byLive: map[*state.Object]*draft{}, clears: clearings(drafts), created: created, byDraft: map[*draft][]*node{},
	}
	for _, d := range drafts {
		o.drafts[d.doc.Key] = d
		if d.live != nil {
			o.byLive[d.live] = d
		}
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

func (o *orderer) add(d *draft, s stage, step plan.Step) {
	step.ID = plan.StepID(d.doc.Key, len(o.byDraft[d])+1)
	nd := &node{draft: d, role: s.role, calls: s.call != nil, step: step, fields: s.edits.Fields}
	o.nodes = append(o.nodes, nd)
	o.byDraft[d] = append(o.byDraft[d], nd)
	o.byID[step.ID] = nd
	parent := d.doc.ParentKey()
	o.below[parent] = append(o.below[parent], nd)
}

// releasedFields are the references that are taken out before a deletion.
func releasedFields(nodes []*node) []plan.FieldChange {
	var fields []plan.FieldChange
	for _, n := range nodes {
		if n.role == roleRelease {
			fields = append(fields, n.fields...)
		}
	}
	return fields
}
