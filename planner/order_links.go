package planner

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// link says which steps need which, and which only come later.
func (o *orderer) link() state.Problems {
	var problems state.Problems
	for _, n := range o.nodes {
		d := n.draft
		if n.step.ID != stepID(d.doc.Key, 1) {
			n.needs(stepID(d.doc.Key, 1))
		}
		problems = append(problems, o.linkReferences(n)...)
		o.linkAfter(n)
		if d.isDeletion() {
			if n.step.Patch != nil {
				continue // it only lets go of others
			}
			problems = append(problems, o.linkDelete(n)...)
			continue
		}
		o.linkParent(n)
		o.linkNames(n)
	}
	return problems
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
		for _, ref := range idsIn(op.Value, "") {
			refs = append(refs, edge{to: ref.to, at: field})
		}
	}
	for _, ref := range refs {
		if d := o.drafts[ref.to]; d == nil || d.action != Create {
			problems = append(problems, n.draft.doc.Problem(ref.at,
				fmt.Sprintf("it refers to %s, which this plan does not create", ref.to), "take it into the plan, or correct its own problems first"))
			continue
		}
		n.needs(stepID(ref.to, 1))
	}
	return problems
}

func (o *orderer) linkParent(n *node) {
	parent := o.drafts[n.draft.doc.ParentKey()]
	switch {
	case parent == nil || parent.action == Delete:
	case parent.action == Create:
		n.needs(stepID(parent.doc.Key, 1))
	default:
		n.after = append(n.after, stepID(parent.doc.Key, 1))
	}
}
