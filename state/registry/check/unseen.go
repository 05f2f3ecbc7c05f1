package check

import "isc-sync/state/registry"

// unseen checks the secrets that no answer has. A PUT sends what was read, and would
// lose them.
func (c *checker) unseen(k *registry.Kind, n *node) {
	visitAll(k.Spec, func(f *registry.Field) {
		if f.Items.HoldsUnseen() {
			c.problem(n, "", "writeOnly is for members of objects that are in no list")
		}
	})
	if !k.Spec.HoldsUnseen() {
		return
	}
	if k.Update.How != registry.UpdateByPatch || k.API.Replace != nil {
		c.problem(n, "", "writeOnly is for kinds that are only patched")
	}
	visitAll(k.Spec, func(f *registry.Field) {
		for _, p := range f.Properties {
			if by := f.Property(p.ShownBy); p.ShownBy != "" && (by == nil || !by.ReadOnly) {
				c.problem(n, "", "x-shown-by names a member beside it that only the tenant writes")
			}
		}
	})
}
