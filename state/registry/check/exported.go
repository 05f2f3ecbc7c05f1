package check

import "isc-sync/state/registry"

// exported checks which rows an export takes of a long list.
func (c *checker) exported(k *registry.Kind, n *node) {
	if k.API.List == nil || k.API.List.Exported == nil {
		return
	}
	rule := k.API.List.Exported
	if k.Parent == "" || !k.FoundByParts() {
		c.problem(n, "", "exported is for kinds with a parent whose objects are found by parts")
	}
	if len(rule.Fields) == 0 || rule.Filter == "" || rule.Others == "" || rule.Missed == "" {
		c.problem(n, "", "exported has fields, a filter, the opposite one in others, and what is missed")
	}
	for _, name := range rule.Fields {
		if f := k.Spec.Property(name); f == nil || f.ReadOnly || !f.HasDefault && !f.Nullable() {
			c.problem(n.member("fields"), "", "%q is read-only, or never empty", name)
		}
	}
	for _, by := range rule.By {
		if by.Kind == "" || (by.Filter == "") == (by.Parameter == "") || by.Rule(k.API.List) == nil || by.Rule(k.API.List).Batch < 1 {
			c.problem(n.member("by"), "", "by asks with the ids of a kind: with a filter of the list, or with a parameter and how many it takes")
		}
	}
}
