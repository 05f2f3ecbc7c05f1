package check

import (
	"regexp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// fields checks a field and all that is described below it.
func (c *checker) fields(f *registry.Field, n *node) {
	open := c.open
	defer func() { c.open = open }()
	n = c.resolve(n)
	c.field(f, n)
	if f.Items != nil {
		c.fields(f.Items, n.member("items"))
	}
	for _, p := range f.Properties {
		at := n.member("properties").member(p.Name)
		if p.Description == "" {
			c.problem(at, "users read it in their editor", "%s has no description", p.Name)
		}
		c.fields(p, at)
	}
}

// field checks whether the words of one field fit together. n is its place.
func (c *checker) field(f *registry.Field, n *node) {
	c.fieldType(f, n)
	c.fieldList(f, n)
	c.fieldFree(f, n)
	c.fieldMembers(f, n)
	c.fieldTree(f, n)
	c.fieldLimits(f, n)
	c.fieldVersions(f, n)
	c.fieldRef(f, n)
	c.fieldInnerRefs(f, n)
	for word, pattern := range map[string]string{"pattern": f.Pattern, "x-ref": idPattern(f)} {
		if _, err := regexp.Compile(pattern); err != nil {
			c.problem(n.member(word), "", "%v", err)
		}
	}
}

func (c *checker) fieldType(f *registry.Field, n *node) {
	if len(f.Types) == 0 {
		c.problem(n, "", "there is no type")
	}
	if f.HasDefault && !accepts(f, f.Default) {
		c.problem(n.member("default"), "", "the default is not of the field's type")
	}
	if f.Enum != nil && !f.HasType("string") {
		c.problem(n.member("enum"), "", "only strings can be listed")
	}
	if f.Closed && f.Enum == nil {
		c.problem(n.member("x-closed"), "", "x-closed belongs to an enum")
	}
	if f.Hint != "" && !f.ReadOnly {
		c.problem(n.member("x-hint"), "", "a hint is for fields that are readOnly")
	}
}

func (c *checker) fieldList(f *registry.Field, n *node) {
	if f.IsList() != (f.Items != nil) {
		c.problem(n, "", "items belong to an array, and an array has items")
	}
	if !f.IsList() && (f.List != "" || f.ServerElements) {
		c.problem(n, "", "x-list and x-elements are for arrays")
	}
	if f.Derived != nil && (!f.ServerElements || len(f.Derived.Key) != len(f.KeyFields)) {
		c.problem(n.member("x-derived"), "", "x-derived is for lists with x-elements: server, and needs a pointer for each field of x-key")
	}
	keyed := f.List == registry.Keyed || f.List == registry.KeyedSet
	if keyed != f.IsKeyed() {
		c.problem(n, "", "x-key belongs to keyed lists, and they need it")
	}
	for _, name := range f.KeyFields {
		if f.Items.Property(name) == nil {
			c.problem(n, "", "x-key %q is not a member of the items", name)
		}
	}
}

func (c *checker) fieldFree(f *registry.Field, n *node) {
	freeWords := f.Owned != nil || f.CreateOnly != nil || f.Secret != nil
	if freeWords && !f.Free {
		c.problem(n, "set additionalProperties", "x-owned, x-create-only and x-secret are for free objects")
	}
	if (f.Free || f.Properties != nil) && !f.IsObject() {
		c.problem(n, "", "only an object has properties")
	}
}

func (c *checker) fieldVersions(f *registry.Field, n *node) {
	for _, v := range f.Versions {
		if !slices.Contains(registry.Versions(), v) {
			c.problem(n.member("x-versions"), "", "unknown API version %q", v)
		}
	}
}

// checkMembers looks at the words that name a member beside the field.
func (c *checker) fieldMembers(f *registry.Field, n *node) {
	for _, name := range f.Required {
		if f.Property(name) == nil {
			c.problem(n.member("required"), "", "%q is required and no property", name)
		}
	}
	for _, p := range f.Properties {
		for _, name := range siblings(p) {
			if f.Property(name) == nil {
				c.problem(n.member("properties").member(p.Name), "", "%q is not a member beside it", name)
			}
		}
		if list := f.Property(p.ElementOf); list != nil && len(list.KeyFields) != 1 {
			c.problem(n.member("properties").member(p.Name), "", "x-element-of is for lists with one key field, and %q is not", p.ElementOf)
		}
		for word, name := range map[string]string{"x-less-than": p.LessThan, "x-at-most": p.AtMost} {
			if more := f.Property(name); more != nil && !(isNumber(p) && isNumber(more)) {
				c.problem(n.member("properties").member(p.Name), "", "%s is for numbers", word)
			}
		}
	}
}

func isNumber(f *registry.Field) bool { return f.HasType("integer") || f.HasType("number") }

func siblings(f *registry.Field) []string {
	names := slices.Concat(f.Needs, f.Together, f.NotTogether, f.NotWith)
	for _, name := range []string{f.Stage, f.Names, f.ElementOf, f.LessThan, f.AtMost} {
		if name != "" {
			names = append(names, name)
		}
	}
	if f.Ref.Chooser() != nil {
		names = append(names, f.Ref.KindBy.Field)
	}
	return names
}

func (c *checker) fieldRef(f *registry.Field, n *node) {
	if f.Ref != nil {
		c.reference(f.Ref, n.member("x-ref"))
		if f.Ref.Form == registry.RefKey {
			c.problem(n.member("x-ref"), "use x-refs", "a field is not the key of a map")
		}
	}
}

func (c *checker) reference(r *registry.RefRule, n *node) {
	if (r.Kind == "") == (r.KindBy == nil) {
		c.problem(n, "", "a reference has either a kind or kindBy")
	}
	if by := r.KindBy; by != nil && (by.Field == "") == (by.Own == "") {
		c.problem(n, "", "kindBy has either a field beside the reference or an own member")
	}
	if by := r.KindBy; by != nil && by.Own != "" && (r.Form != registry.RefObject || by.Map[by.Else] == "" || by.Only) {
		c.problem(n, "", "an own member that chooses the kind is for objects, with a value for else")
	}
	if r.Form == "" {
		c.problem(n, "it is one of object, id, name, key", "a reference has a form")
	}
	if !slices.Contains([]registry.RefForm{registry.RefID, ""}, r.Form) && r.IDPattern != "" {
		c.problem(n, "", "idPattern is for references in the form of an id")
	}
}

func (c *checker) fieldInnerRefs(f *registry.Field, n *node) {
	for i := range f.Refs {
		at := n.member("x-refs").element(i)
		c.inner(&f.Refs[i], at)
		if !holdsFree(f) {
			c.problem(at, "use x-ref", "x-refs are for values with free objects, and everything here is described")
		}
	}
}

func (c *checker) inner(r *registry.InnerRef, n *node) {
	if r.Ref == nil || r.Ref.KindBy != nil {
		c.problem(n, "", "a reference inside a value has a ref with a kind")
		return
	}
	c.reference(r.Ref, n.member("ref"))
	if r.Ref.Form != registry.RefName && (r.ID != "" || r.Suffix != "") {
		c.problem(n, "", "id and suffix are for references in the form of a name")
	}
	if r.At == "" && r.Ref.Form != registry.RefKey {
		c.problem(n, "", "a reference inside a value has a place there")
	}
	if _, err := regexp.Compile(r.Literal); err != nil {
		c.problem(n.member("literal"), "", "%v", err)
	}
	for pointer := range r.When {
		if _, err := jsonvalue.ParsePointer(pointer); err != nil {
			c.problem(n.member("when"), "", "%v", err)
		}
	}
}

// holdsFree reports whether anything in the field's value is free.
func holdsFree(f *registry.Field) bool {
	free := false
	visitAll(f, func(inner *registry.Field) { free = free || inner.Free })
	return free
}

func idPattern(f *registry.Field) string {
	if f.Ref == nil {
		return ""
	}
	return f.Ref.IDPattern
}

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
		if one, many := f.Property(f.Tree.One), f.Property(f.Tree.Many); one == nil || many == nil || many.List != registry.Set || one.HasType("array") {
			c.problem(n.member("x-tree"), "", "one and many of x-tree are a value and a set of values")
		}
	}
}

// fieldLimits looks at the words that say when a field cannot change.
func (c *checker) fieldLimits(f *registry.Field, n *node) {
	if f.MostChanges != 0 && (f.MostChanges < 0 || f.List != registry.Set) {
		c.problem(n.member("x-most-changes"), "", "x-most-changes is a number of elements of a set")
	}
	if f.Fixed != nil && (f.Fixed.Field == "" || f.Fixed.Reason == "") {
		c.problem(n.member("x-fixed-by"), "", "x-fixed-by has a field and a reason")
	}
}
