package planner

import (
	"isc-sync/state"
	"isc-sync/state/reference"
)

// linkAfter follows the kind's own rules: a named resource is needed, whatever
// becomes of it, a whole kind only comes first. Deletions go the other way
// round.
func (o *orderer) linkAfter(n *node) {
	deletes := n.draft.action == Delete
	for _, rule := range n.draft.doc.Kind.After {
		for _, other := range o.below[n.draft.doc.ParentKey()] {
			d := other.draft
			switch {
			case d.doc.Kind.Name != rule.Kind || rule.Name != "" && rule.Name != d.doc.Key.Name():
			case (d.action == Delete) != deletes && (deletes || rule.Name == ""):
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

// linkNames lets a step come after the changes of what it names without a
// reference that the tenant would check, such as a source in a transform.
func (o *orderer) linkNames(n *node) {
	doc := n.draft.doc
	reference.Visit(doc.Kind.Spec, doc.Spec, func(ref reference.Ref) {
		name, isName := ref.Value.(string)
		if !ref.Rule.Soft || !isName {
			return
		}
		d := o.drafts[state.NewKey(ref.Kind, name)]
		if d != nil && d != n.draft && d.action != Delete {
			n.after = append(n.after, o.lastStep(d))
		}
	})
}
