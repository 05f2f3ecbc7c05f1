package check

import "isc-sync/state/registry"

// steps checks the words that give one change several steps.
func (c *checker) steps(k *registry.Kind, n *node) {
	top := map[*registry.Field]bool{}
	for _, p := range k.Spec.Properties {
		top[p] = true
	}
	for _, d := range k.Spec.Danger {
		if d.When != registry.DangerChange {
			c.problem(n.member("x-danger"), "", "x-danger of the whole object is about changes")
		}
	}
	split := k.Switch != nil
	visitAll(k.Spec, func(f *registry.Field) {
		words := f.NotAtCreate || f.Together != nil || f.NotTogether != nil
		if f.NeverEmpty && !f.HasType("string") && !f.IsList() {
			c.problem(n, "", "x-never-empty is for texts and lists, and %s is neither", f.Name)
		}
		if f.NeverRemoved && !f.HasDefault {
			c.problem(n, "", "x-never-removed is for fields with a default, and %s has none", f.Name)
		}
		c.links(k, f, n)
		if f.Unique && (!top[f] || f.IsList() && (f.List != registry.Set || !f.Items.IsReference()) || f.IsObject() && f.Ref == nil) {
			c.problem(n, "", "x-unique is for texts, numbers, references and sets of these at the top, and %s is not one", f.Name)
		}
		if f.Shown != nil && (!top[f] || f.List != registry.Set || f.Items == nil || !f.Items.HasType("string") || f.Shown.ID == "" || f.Patch != registry.PatchWhole) {
			c.problem(n, "", "x-shown is for sets of texts at the top that are patched whole, with the place of an id, and %s is not one", f.Name)
		}
		if words && !top[f] {
			c.problem(n, "write it at a member of the object itself", "x-not-at-create, x-together and x-not-together are for members at the top, and %s is not one", f.Name)
		}
		split = split || f.NotTogether != nil
	})
	if split && k.Create.OrAdopt {
		c.problem(n, "", "an object that its parent may bring along is changed in one request: switch and x-not-together do not fit orAdopt")
	}
	c.toggle(k, n)
}

func (c *checker) toggle(k *registry.Kind, n *node) {
	if k.Switch == nil {
		return
	}
	at := n.member("switch")
	if f := k.Spec.Property(k.Switch.Field); f == nil || !f.HasType("boolean") || f.ReadOnly {
		c.problem(at, "", "%q is not a boolean member that documents write", k.Switch.Field)
	}
	if k.Switch.Reason == "" {
		c.problem(at, "", "a switch has a reason")
	}
	if k.Update.How != registry.UpdateByPatch && k.Update.How != registry.UpdateByPut || k.Create.How != registry.CreateByPost {
		c.problem(at, "", "a switch is for objects that are created by POST and changed by json-patch or put")
	}
}
