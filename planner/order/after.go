package order

import (
	"fmt"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// linkAfter applies the order rules of the kind. A step follows the steps of
// a named resource even if these fail to change it; a complete kind only
// comes first. Deletions use the opposite order, and what is deleted goes after a change of
// what may still use it.
func (o *orderer) linkAfter(n *Node) {
	deletes := n.Draft.Action == plan.Delete
	for _, rule := range n.Draft.Doc.Kind.After {
		for _, other := range o.children[n.Draft.Doc.ParentKey()] {
			d := other.Draft
			switch {
			case d.Doc.Kind.Name != rule.Kind || rule.Name != "" && rule.Name != d.Doc.Key.Name():
			case deletes && d.Action != plan.Delete:
			case deletes, d.Action == plan.Delete && rule.Name == "":
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
// check. It reports names of resources that the plan does not create.
func (o *orderer) linkNames(n *Node) (problems state.Problems) {
	kind := n.Draft.Doc.Kind
	reference.Visit(kind.Spec, n.sent(), func(ref reference.Ref) {
		name, isName := ref.Value.(string)
		if !isName || ref.Rule.Form != registry.RefName || ref.Rule.InParent {
			return
		}
		key := state.NewKey(ref.Kind, name)
		d := o.drafts[key]
		o.linkBelow(n, key, ref.Rule.Below)
		switch {
		case d == nil && !ref.Rule.Soft && o.isMissing(key) && !hasLive(n.Draft, ref):
			problems = append(problems, o.notCreated(n, reference.Edge{To: key, At: ref.At()}))
		case d == nil || d == n.Draft || d.Action == plan.Delete:
		case d.Action == plan.Create && !ref.Rule.Soft:
			n.needs(plan.StepID(d.Doc.Key, 1))
		default:
			n.after = append(n.after, o.lastStep(d))
		}
	})
	return problems
}

// linkBelow orders a step after the changes of what is below the resource that it
// names, of the kind that the reference also uses.
func (o *orderer) linkBelow(n *Node, key state.Key, kind string) {
	for _, other := range o.children[key] {
		if d := other.Draft; d.Doc.Kind.Name == kind && d.Action != plan.Delete {
			n.after = append(n.after, o.lastStep(d))
		}
	}
}

// isMissing reports whether a resource that is declared will not exist. One problem is
// enough for what cannot be ordered, if the run ends with it.
func (o *orderer) isMissing(key state.Key) bool {
	return o.Uncreated(key) && (o.SkipProblems || !o.refused[key])
}

// hasLive reports whether the tenant has the name at the same place already.
func hasLive(d *Draft, ref reference.Ref) bool {
	if d.Live == nil {
		return false
	}
	name, _ := ref.At().Get(map[string]any(d.Live.Value))
	return name == ref.Value || ref.Rule.Prefix != "" && name == ref.Rule.Prefix+fmt.Sprint(ref.Value)
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
