package order

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkAfter applies the order rules of the kind. A step follows the steps of
// a named resource even if these fail to change it; a complete kind only
// comes first. Deletions use the opposite order.
func (o *orderer) linkAfter(n *Node) {
	deletes := n.Draft.Action == plan.Delete
	for _, rule := range n.Draft.Doc.Kind.After {
		for _, other := range o.children[n.Draft.Doc.ParentKey()] {
			d := other.Draft
			switch {
			case d.Doc.Kind.Name != rule.Kind || rule.Name != "" && rule.Name != d.Doc.Key.Name():
			case (d.Action == plan.Delete) != deletes && (deletes || rule.Name == ""):
			case deletes:
				other.after = append(other.after, n.Step.ID)
			case rule.Name != "":
				n.needs(other.Step.ID)
			default:
				n.after = append(n.after, other.Step.ID)
			}
		}
	}
}

// linkNames orders a step after the changes of the resources that it names.
// It needs the creation of those that the tenant looks up; soft references
// only come later, such as a source in a transform, which the tenant does not
// check.
func (o *orderer) linkNames(n *Node) {
	kind := n.Draft.Doc.Kind
	reference.Visit(kind.Spec, n.sent(), func(ref reference.Ref) {
		name, isName := ref.Value.(string)
		if !isName || ref.Rule.Form != registry.RefName || ref.Rule.InParent {
			return
		}
		d := o.drafts[state.NewKey(ref.Kind, name)]
		switch {
		case d == nil || d == n.Draft || d.Action == plan.Delete:
		case d.Action == plan.Create && !ref.Rule.Soft:
			n.needs(plan.StepID(d.Doc.Key, 1))
		default:
			n.after = append(n.after, o.lastStep(d))
		}
	})
}

// sent is the part of the object that the step and those before it send.
func (n *Node) sent() any {
	d := n.Draft
	switch {
	case n.Step.Body != nil:
		return n.Step.Body
	case d.Action == plan.Create:
		return d.Body
	}
	return map[string]any(d.Edits.Proposed)
}
