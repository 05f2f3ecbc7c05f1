package check

import (
	"slices"

	"isc-sync/state/registry"
)

// about checks the reference that the identity of an object makes.
func (c *checker) about(k *registry.Kind, n *node) {
	in := slices.DeleteFunc(slices.Clone(k.Identity), func(f registry.IdentityField) bool { return f.In != registry.InAbout })
	if k.About == "" {
		if len(in) > 0 {
			c.problem(n.member("identity"), "", "%s has the location about, and the kind does not have that word", in[0].Name)
		}
		return
	}
	f := k.Spec.Property(k.About)
	switch {
	case f == nil || !f.ReadOnly || f.Ref == nil || f.Ref.OwnMember() == "" || !f.Ref.Released:
		c.problem(n, "", "about is a read-only reference with an own member that chooses the kind, which releases its object")
	case len(k.Identity) != 2 || len(in) != 2 || !slices.Equal(k.Address, []string{"id"}) || k.Lookup != nil || k.Parent != "":
		c.problem(n, "", "an object at the top that is about another one has two fields of the identity there, and that one's id as its address")
	case k.API.List == nil || k.API.List.Filter(k.About+".id") == nil || k.API.Read == nil || k.Create.How != registry.CreateByPut:
		c.problem(n, "", "objects that are about others are created by PUT, read at a path of their own, and listed with a filter for the others' ids")
	}
}
