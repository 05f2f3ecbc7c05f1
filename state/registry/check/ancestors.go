package check

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// ancestors checks the ancestors of each kind: that their keys fit together,
// and that paths can name them.
func (c *checker) ancestors() {
	for _, name := range jsonvalue.SortedKeys(c.kinds) {
		k, n := c.kinds[name], c.words[name]
		above, circular := c.above(k)
		if circular {
			c.problem(n.member("parent"), "", "%s belongs to itself: %s", name, strings.Join(names(above), " → "))
			continue
		}
		if len(above) > 0 {
			c.parent(k, above[0], n)
		}
		c.variables(k, len(above), n.member("api"))
	}
}

// above returns the ancestors of a kind as far as they exist, and whether one of
// them is its own.
func (c *checker) above(k *registry.Kind) (all []*registry.Kind, circular bool) {
	for name := k.Parent; name != ""; {
		a := c.kinds[name]
		if a == nil || slices.Contains(all, a) {
			return all, a != nil
		}
		all, name = append(all, a), a.Parent
	}
	return all, false
}

func names(kinds []*registry.Kind) (names []string) {
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return names
}

func (c *checker) parent(k, parent *registry.Kind, n *node) {
	if own := len(k.ParentParts()); own > 0 && own != len(parent.Identity) {
		c.problem(n.member("identity"), "add a field for each part, the outermost first",
			"%d of the fields are in the parent, and the key %s has %d parts", own, parent.KeyForm(), len(parent.Identity))
	}
	if !parent.Pinnable() && !hasFixedAddress(parent) {
		c.problem(n.member("parent"), "", "paths name %s neither by its id nor by a field that cannot change, so nothing can be below it", parent.One())
	}
}

// hasFixedAddress reports whether paths name objects of a kind by one field, which
// never changes.
func hasFixedAddress(k *registry.Kind) bool {
	if len(k.Address) != 1 {
		return false
	}
	f := k.Spec.Property(k.Address[0])
	return f != nil && f.Immutable == registry.ImmutableAfterCreate
}

// variables checks the variables in the paths of a kind with this number of
// ancestors.
func (c *checker) variables(k *registry.Kind, ancestors int, n *node) {
	known := []string{"id"}
	for i := range ancestors {
		known = append(known, registry.AncestorVariable(i))
	}
	for _, f := range k.Identity {
		if k.UnsetIsAbsent() {
			known = append(known, registry.IdentityVariable(f.Name))
		}
	}
	for _, e := range endpoints(k) {
		for _, name := range e.Variables() {
			if !slices.Contains(known, name) {
				c.problem(n, "it is one of "+strings.Join(known, ", "), "unknown variable {%s}", name)
			}
		}
		c.queryVariables(k, e, known[1:], n)
	}
}

// queryVariables checks the variables in the parameters of an endpoint. A list is read
// once for each parent, whose id it may need; others have ids in their paths.
func (c *checker) queryVariables(k *registry.Kind, e *registry.Endpoint, known []string, n *node) {
	for _, rule := range e.Query {
		for _, name := range rule.Variables() {
			if e != k.API.List || !slices.Contains(known, name) {
				c.problem(n, "only the list of a kind below another one knows {parent.id}", "the parameter %s has the unknown variable {%s}", rule.Name, name)
			}
		}
		if rule.Name == "filters" && len(e.Filters) > 0 {
			c.problem(n, "", "%s %s has one filter: write either filters or the parameter", e.Method, e.Path)
		}
	}
}
