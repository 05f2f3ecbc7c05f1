package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
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
	comeAfter := func(rule *state.RefRule, name string) {
		d := o.drafts[state.NewKey(rule.Kind, name)]
		if d != nil && d != n.draft && d.action != Delete {
			n.after = append(n.after, stepID(d.doc.Key, 1))
		}
	}
	visitRefs(doc.Kind.Spec, doc.Spec, func(rule *state.RefRule, ref any) {
		if rule.Soft {
			visitMembers(rule, ref, comeAfter)
		}
	})
}

// visitMembers looks at any depth for the members that hold a name.
func visitMembers(rule *state.RefRule, v any, visit func(rule *state.RefRule, name string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			visitMembers(rule, v[key], visit)
		}
		for _, key := range rule.Keys {
			if name, ok := v[key].(string); ok {
				visit(rule, name)
			}
		}
	case []any:
		for _, e := range v {
			visitMembers(rule, e, visit)
		}
	}
}
