package check

import (
	"slices"

	"isc-sync/state/registry"
)

// fieldTree wants the members that a tree of conditions has.
func (c *checker) fieldTree(f *registry.Field, n *node) {
	if f.Tree == nil {
		return
	}
	operator, children := f.Property(f.Tree.Operator), f.Property(f.Tree.Children)
	ends := children == nil && n.member("properties").member(f.Tree.Children) != nil // at the last level of x-depth
	switch {
	case !f.Whole || operator == nil || !ends && (children == nil || children.List != registry.Set):
		c.problem(n.member("x-tree"), "", "x-tree is for objects with x-whole, and names a property and a set")
	case len(f.Tree.Joins) == 0 || slices.ContainsFunc(f.Tree.Joins, func(by string) bool { return !slices.Contains(operator.Enum, by) }):
		c.problem(n.member("x-tree"), "", "the joins of x-tree are values of its operator")
	case f.Tree.One != "" || f.Tree.Many != "":
		one, many := f.Property(f.Tree.One), f.Property(f.Tree.Many)
		if one == nil || one.HasType("array") || f.Tree.Many != "" && (many == nil || many.List != registry.Set) {
			c.problem(n.member("x-tree"), "", "one and many of x-tree are a value and a set of values")
		}
	}
	c.fieldConditions(f, n)
}

// fieldConditions wants what the conditions of a tree have.
func (c *checker) fieldConditions(f *registry.Field, n *node) {
	operator := f.Property(f.Tree.Operator)
	isNoMember := func(name string) bool { return f.Property(name) == nil }
	isNoCondition := func(by string) bool {
		return operator == nil || !slices.Contains(operator.Enum, by) || slices.Contains(f.Tree.Joins, by)
	}
	if slices.ContainsFunc(f.Tree.Needs, isNoMember) || slices.ContainsFunc(f.Tree.Bare, isNoCondition) {
		c.problem(n.member("x-tree"), "", "needs of x-tree are properties, and bare values of its operator that join nothing")
	}
	if f.Tree.Bare != nil && f.Tree.One == "" {
		c.problem(n.member("x-tree"), "", "bare of x-tree is for trees with one")
	}
}

// fieldLimits looks at the words for what a list may hold, and for when a field
// cannot change.
func (c *checker) fieldLimits(f *registry.Field, n *node) {
	if (f.MinItems != 0 || f.MaxItems != 0) && (!f.IsList() || f.MinItems < 0 || f.MaxItems != 0 && f.MaxItems < f.MinItems) {
		c.problem(n, "", "minItems and maxItems are for arrays, and maxItems is not the smaller one")
	}
	if r := f.Alone; r != nil && (!f.IsList() || len(r.In) == 0 || slices.ContainsFunc(r.In, func(v string) bool {
		member := f.Items.Property(r.Member)
		return member == nil || !slices.Contains(member.Enum, v)
	})) {
		c.problem(n.member("x-alone"), "", "x-alone is for lists, and has values that a member of the elements lists")
	}
	if f.MostChanges != 0 && (f.MostChanges < 0 || f.List != registry.Set) {
		c.problem(n.member("x-most-changes"), "", "x-most-changes is a number of elements of a set")
	}
	if r := f.Lines; r != nil && (!f.HasType("string") || r.Pattern == "" || r.Rule == "" || r.Entry == "") {
		c.problem(n.member("x-lines"), "", "x-lines is for texts, and has a pattern with a rule and an entry")
	}
	if f.Fixed != nil && (f.Fixed.Field == "" || f.Fixed.Reason == "") {
		c.problem(n.member("x-fixed-by"), "", "x-fixed-by has a field and a reason")
	}
}
