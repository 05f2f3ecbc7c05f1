package order

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
)

// link decides which steps need which, and which only come later.
func (o *orderer) link() state.Problems {
	var problems state.Problems
	for _, n := range o.nodes {
		d := n.Draft
		o.linkStages(n)
		problems = append(problems, o.linkReferences(n)...)
		problems = append(problems, o.linkUnique(n)...)
		o.linkAfter(n)
		if d.isDeletion() {
			if n.role != roleDelete {
				continue // it only prepares the deletion
			}
			problems = append(problems, o.linkDelete(n)...)
			continue
		}
		o.linkParent(n)
		problems = append(problems, o.linkBringer(n)...)
		o.linkRequired(n)
		problems = append(problems, o.linkNames(n)...)
	}
	return problems
}

// linkStages orders a step after the others of its change. What was switched
// off is switched on again even if the change failed, and a call does not
// need the success of another call.
func (o *orderer) linkStages(n *Node) {
	wasOff := false
	for _, before := range o.byDraft[n.Draft] {
		if before == n {
			return
		}
		wasOff = wasOff || before.role == roleOff
		if n.calls && before.calls || n.role == roleOn && before.role == roleChange && wasOff {
			n.follows = append(n.follows, before.Step.ID)
			continue
		}
		n.needs(before.Step.ID)
	}
}

// lastStep is the step that completes a change.
func (o *orderer) lastStep(d *Draft) string {
	nodes := o.byDraft[d]
	return nodes[len(nodes)-1].Step.ID
}

func (n *Node) needs(id string) {
	if id != n.Step.ID && !slices.Contains(n.Step.Needs, id) {
		n.Step.Needs = append(n.Step.Needs, id)
		slices.Sort(n.Step.Needs)
	}
}

func (o *orderer) linkReferences(n *Node) state.Problems {
	var problems state.Problems
	refs := plannedIDs(n.Step.Body, "")
	for _, op := range n.Step.Patch {
		// Below its field an operation counts as the tenant does, not the document.
		field := jsonvalue.Pointer("").Append(op.Path.Tokens()[0])
		for _, token := range op.Path.Tokens() {
			if to, stands := state.ParseMapKey(token); stands {
				refs = append(refs, reference.Edge{To: to, At: field})
			}
		}
		for _, ref := range plannedIDs(op.Value, "") {
			refs = append(refs, reference.Edge{To: ref.To, At: field})
		}
	}
	for _, ref := range refs {
		if d := o.drafts[ref.To]; d == nil || d.Action != plan.Create {
			problems = append(problems, o.notCreated(n, ref))
			continue
		}
		n.needs(plan.StepID(ref.To, 1))
	}
	return problems
}

// notCreated reports a reference to an object that the plan does not create.
func (o *orderer) notCreated(n *Node, ref reference.Edge) state.Problem {
	hint := "include it in the plan, or correct its own problems first"
	if o.Awaiting[ref.To] {
		hint = "it is created once the tenant has what it needs"
	}
	p := n.Draft.Doc.Problem(ref.At, fmt.Sprintf("it refers to %s, which this plan does not create", ref.To), hint)
	p.Awaits, p.Missing = o.Awaiting[ref.To], ref.To
	return p
}

// linkParent orders a step after the change of its nearest ancestor that
// changes.
func (o *orderer) linkParent(n *Node) {
	above := o.nearestAncestor(n.Draft)
	switch {
	case above == nil || above.Action == plan.Delete:
	case above.Action == plan.Create:
		n.needs(plan.StepID(above.Doc.Key, 1))
	default:
		n.after = append(n.after, o.lastStep(above))
	}
}

// linkBringer orders a step after the creation of the object with which the tenant makes
// its own.
func (o *orderer) linkBringer(n *Node) state.Problems {
	doc := n.Draft.Doc
	if doc.Kind.Create.With == "" || n.Draft.Action != plan.Create {
		return nil
	}
	with := state.BringerKey(doc.Kind, doc.Key)
	if o.ObjectFor(with) != nil {
		return nil
	}
	if d := o.drafts[with]; d == nil || d.Action != plan.Create {
		p := o.notCreated(n, reference.Edge{To: with})
		p.Text = fmt.Sprintf("the tenant makes it with %s, which this plan does not create", with)
		return state.Problems{p}
	}
	n.needs(plan.StepID(with, 1))
	return nil
}

// nearestAncestor is the change of the nearest ancestor that changes, or nil.
func (o *orderer) nearestAncestor(d *Draft) *Draft {
	for _, key := range d.Doc.Ancestors() {
		if above := o.drafts[key]; above != nil {
			return above
		}
	}
	return nil
}
