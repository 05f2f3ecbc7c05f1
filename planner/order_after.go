package planner

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkAfter follows the kind's own rules: a named resource is needed, whatever
// becomes of it, a whole kind only comes first. Deletions go the other way
// round.
func (o *orderer) linkAfter(n *node) {
	deletes := n.draft.action == plan.Delete
	for _, rule := range n.draft.doc.Kind.After {
		for _, other := range o.below[n.draft.doc.ParentKey()] {
			d := other.draft
			switch {
			case d.doc.Kind.Name != rule.Kind || rule.Name != "" && rule.Name != d.doc.Key.Name():
			case (d.action == plan.Delete) != deletes && (deletes || rule.Name == ""):
			case deletes:
				other.after = append(other.after, n.step.ID)
			case rule.Name != "":
				n.needs(other.step.ID)
			default:
				n.after = append(n.after, other.step.ID)
			}
		}
	}
}

// linkNames lets a step come after the changes of what it names. It needs the
// creation of what the tenant looks for; soft references only come later, such as
// a source in a transform, which the tenant does not check.
func (o *orderer) linkNames(n *node) {
	kind := n.draft.doc.Kind
	reference.Visit(kind.Spec, n.sent(), func(ref reference.Ref) {
		name, isName := ref.Value.(string)
		if !isName || ref.Rule.Form != registry.RefName || ref.Rule.InParent {
			return
		}
		d := o.drafts[state.NewKey(ref.Kind, name)]
		switch {
		case d == nil || d == n.draft || d.action == plan.Delete:
		case d.action == plan.Create && !ref.Rule.Soft:
			n.needs(plan.StepID(d.doc.Key, 1))
		default:
			n.after = append(n.after, o.lastStep(d))
		}
	})
}

// sent is the object as far as the step and those before it send it.
func (n *node) sent() any {
	d := n.draft
	switch {
	case n.step.Body != nil:
		return n.step.Body
	case d.action == plan.Create:
		return d.body
	}
	return map[string]any(d.edits.Proposed)
}
