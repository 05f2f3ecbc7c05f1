package check

import (
	"regexp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

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
	if r.Nameless && r.Form != registry.RefObject {
		c.problem(n, "", "nameless is for references in the form of an object")
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
