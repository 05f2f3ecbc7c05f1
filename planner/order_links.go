package planner

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// link says which steps need which, and which only come later.
func (o *orderer) link() state.Problems {
	var problems state.Problems
	for _, n := range o.nodes {
		d := n.draft
		o.linkStages(n)
		problems = append(problems, o.linkReferences(n)...)
		o.linkAfter(n)
		if d.isDeletion() {
			if n.role != roleDelete {
				continue // it only prepares the deletion
			}
			problems = append(problems, o.linkDelete(n)...)
			continue
		}
		o.linkParent(n)
		o.linkNames(n)
	}
	return problems
}

// linkStages puts a step behind the others of its change. What was switched off
// is switched on again whether or not the change could be made, and a call does not
// wait for the success of another one.
func (o *orderer) linkStages(n *node) {
	wasOff := false
	for _, before := range o.byDraft[n.draft] {
		if before == n {
			return
		}
		wasOff = wasOff || before.role == roleOff
		if n.calls && before.calls || n.role == roleOn && before.role == roleChange && wasOff {
			n.follows = append(n.follows, before.step.ID)
			continue
		}
		n.needs(before.step.ID)
	}
}

// lastStep is the step that completes a change.
func (o *orderer) lastStep(d *draft) string {
	nodes := o.byDraft[d]
	return nodes[len(nodes)-1].step.ID
}

func (n *node) needs(id string) {
	if id != n.step.ID && !slices.Contains(n.step.Needs, id) {
		n.step.Needs = append(n.step.Needs, id)
		slices.Sort(n.step.Needs)
	}
}

func (o *orderer) linkReferences(n *node) state.Problems {
	var problems state.Problems
	refs := idsIn(n.step.Body, "")
	for _, op := range n.step.Patch {
		// Below its field an operation counts as the tenant does, not the document.
		field := jsonvalue.Pointer("").Append(op.Path.Tokens()[0])
		for _, token := range op.Path.Tokens() {
			if to, stands := state.ParseMapKey(token); stands {
				refs = append(refs, edge{to: to, at: field})
			}
		}
		for _, ref := range idsIn(op.Value, "") {
			refs = append(refs, edge{to: ref.to, at: field})
		}
	}
	for _, ref := range refs {
		if d := o.drafts[ref.to]; d == nil || d.action != plan.Create {
			problems = append(problems, n.draft.doc.Problem(ref.at,
				fmt.Sprintf("it refers to %s, which this plan does not create", ref.to), "take it into the plan, or correct its own problems first"))
			continue
		}
		n.needs(plan.StepID(ref.to, 1))
	}
	return problems
}

func (o *orderer) linkParent(n *node) {
	parent := o.drafts[n.draft.doc.ParentKey()]
	switch {
	case parent == nil || parent.action == plan.Delete:
	case parent.action == plan.Create:
		n.needs(plan.StepID(parent.doc.Key, 1))
	default:
		n.after = append(n.after, o.lastStep(parent))
	}
}
