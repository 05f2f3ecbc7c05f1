package order

import (
	"maps"
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Node is a step before it has a wave.
type Node struct {
	Draft *Draft
	role  role
	// calls: the step adds to a set or removes from it.
	calls bool
	Step  plan.Step
	// Fields are what the step changes.
	Fields []plan.FieldChange
	// follows are steps of the same change that come first, even if they fail.
	follows []string
	// after are steps that come first but are not needed: if one of them fails,
	// this one still runs.
	after []string
}

// orderer turns drafts into steps, and steps into waves.
type orderer struct {
	View
	drafts  map[state.Key]*Draft
	created *creations
	nodes   []*Node
	// byDraft are the nodes of each draft, in their order.
	byDraft map[*Draft][]*Node
	byID    map[string]*Node
	// children are the steps of each parent's children, and below "" those
	// without a parent; below are those of all descendants.
	children, below map[state.Key][]*Node

	byLive map[*state.Object]*Draft
	// referring are the live objects by the ids that they refer to; computed at
	// the first use.
	referring map[string][]*state.Object
	// holders are the live objects by the values that no two may have; computed at the
	// first use.
	holders map[held][]*state.Object
	// clears are the references that must be cleared before deletions.
	clears map[*Draft]clearing
}

// Steps returns the drafts that can be ordered, and their steps in waves.
// Drafts that cannot be ordered are left out, with those that would be
// created below them, and a problem gives the reason.
func Steps(v View, drafts []*Draft) ([]*Draft, []*Node, state.Problems) {
	var all state.Problems
	for {
		nodes, problems := ordered(v, drafts)
		if len(problems) == 0 {
			return drafts, nodes, all
		}
		all = append(all, problems...)
		v.Awaiting, v.refused = alsoAwaiting(v.Awaiting, problems), state.Keys{}
		for _, p := range all {
			v.refused[p.Key] = true
		}
		drafts = withoutRefused(drafts, problems)
	}
}

// alsoAwaiting adds the resources that only refer to those that await something.
func alsoAwaiting(keys state.Keys, problems state.Problems) state.Keys {
	all := maps.Clone(keys)
	for _, p := range problems {
		if p.Awaits {
			all[p.Key] = true
		}
	}
	return all
}

// withoutRefused leaves out the drafts that have problems.
func withoutRefused(drafts []*Draft, problems state.Problems) []*Draft {
	out := map[state.Key]bool{}
	for _, p := range problems {
		out[p.Key] = true
	}
	return slices.DeleteFunc(slices.Clone(drafts), func(d *Draft) bool {
		isOut := func(key state.Key) bool { return out[key] }
		return out[d.Doc.Key] || d.Action == plan.Create && slices.ContainsFunc(d.Doc.Ancestors(), isOut)
	})
}

// ordered gives every draft its steps, in waves by their dependencies.
func ordered(v View, drafts []*Draft) ([]*Node, state.Problems) {
	created := newCreations(drafts)
	if cycle := created.breakCycles(); cycle != nil {
		return nil, state.Problems{*cycle}
	}
	o := &orderer{
		View: v, drafts: map[state.Key]*Draft{}, byID: map[string]*Node{}, children: map[state.Key][]*Node{}, below: map[state.Key][]*Node{},
		byLive: map[*state.Object]*Draft{}, clears: clearings(drafts), created: created, byDraft: map[*Draft][]*Node{},
	}
	for _, d := range drafts {
		o.drafts[d.Doc.Key] = d
		if d.Live != nil {
			o.byLive[d.Live] = d
		}
	}
	for _, d := range drafts {
		o.addSteps(d)
	}
	if circle := o.circle(); circle != nil {
		return nil, state.Problems{*circle}
	}
	problems := o.link()
	if len(problems) == 0 {
		problems = o.waves()
	}
	return o.nodes, problems
}

func (o *orderer) add(d *Draft, s stage, step plan.Step) {
	step.ID = plan.StepID(d.Doc.Key, len(o.byDraft[d])+1)
	nd := &Node{Draft: d, role: s.role, calls: s.call != nil, Step: step, Fields: s.edits.Fields}
	o.nodes = append(o.nodes, nd)
	o.byDraft[d] = append(o.byDraft[d], nd)
	o.byID[step.ID] = nd
	parent := d.Doc.ParentKey()
	o.children[parent] = append(o.children[parent], nd)
	for _, key := range d.Doc.Ancestors() {
		o.below[key] = append(o.below[key], nd)
	}
}

// ReleasedFields returns the references that are cleared before a deletion.
func ReleasedFields(nodes []*Node) []plan.FieldChange {
	var fields []plan.FieldChange
	for _, n := range nodes {
		if n.role == roleRelease {
			fields = append(fields, n.Fields...)
		}
	}
	return fields
}
