package registry

import (
	"regexp"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// check tells what is wrong with the words of one field, taken together. n is
// where it stands.
func (f *Field) check(d *decoder, n *node) {
	f.checkType(d, n)
	f.checkList(d, n)
	f.checkFree(d, n)
	f.checkMembers(d, n)
	f.checkVersions(d, n)
	f.checkRef(d, n)
	f.checkInnerRefs(d, n)
	for word, pattern := range map[string]string{"pattern": f.Pattern, "x-ref": f.idPattern()} {
		if _, err := regexp.Compile(pattern); err != nil {
			d.problem(n.member(word), "", "%v", err)
		}
	}
}

func (f *Field) checkType(d *decoder, n *node) {
	if len(f.Types) == 0 {
		d.problem(n, "", "there is no type")
	}
	if f.HasDefault && !f.accepts(f.Default) {
		d.problem(n.member("default"), "", "the default is not of the field's type")
	}
	if f.Enum != nil && !f.hasType("string") {
		d.problem(n.member("enum"), "", "only strings can be listed")
	}
	if f.Closed && f.Enum == nil {
		d.problem(n.member("x-closed"), "", "x-closed belongs to an enum")
	}
	if f.Hint != "" && !f.ReadOnly {
		d.problem(n.member("x-hint"), "", "a hint is for fields that are readOnly")
	}
}

func (f *Field) checkList(d *decoder, n *node) {
	if f.IsList() != (f.Items != nil) {
		d.problem(n, "", "items belong to an array, and an array has items")
	}
	if !f.IsList() && (f.List != "" || f.ServerElements) {
		d.problem(n, "", "x-list and x-elements are for arrays")
	}
	if f.Derived != nil && (!f.ServerElements || len(f.Derived.Key) != len(f.KeyFields)) {
		d.problem(n.member("x-derived"), "", "x-derived is for lists with x-elements: server, and needs a pointer for each field of x-key")
	}
	keyed := f.List == Keyed || f.List == KeyedSet
	if keyed != f.IsKeyed() {
		d.problem(n, "", "x-key belongs to keyed lists, and they need it")
	}
	for _, name := range f.KeyFields {
		if f.Items.Property(name) == nil {
			d.problem(n, "", "x-key %q is no member of the items", name)
		}
	}
}

func (f *Field) checkFree(d *decoder, n *node) {
	freeWords := f.Owned != nil || f.CreateOnly != nil || f.Secret != nil
	if freeWords && !f.Free {
		d.problem(n, "set additionalProperties", "x-owned, x-create-only and x-secret are for free objects")
	}
	if (f.Free || f.Properties != nil) && !f.IsObject() {
		d.problem(n, "", "only an object has properties")
	}
}

func (f *Field) checkVersions(d *decoder, n *node) {
	for _, v := range f.Versions {
		if !slices.Contains(Versions(), v) {
			d.problem(n.member("x-versions"), "", "unknown API version %q", v)
		}
	}
}

// checkMembers looks at the words that name a member beside the field.
func (f *Field) checkMembers(d *decoder, n *node) {
	for _, name := range f.Required {
		if f.Property(name) == nil {
			d.problem(n.member("required"), "", "%q is required and no property", name)
		}
	}
	for _, p := range f.Properties {
		for _, name := range p.siblings() {
			if f.Property(name) == nil {
				d.problem(n.member("properties").member(p.Name), "", "%q is no member beside it", name)
			}
		}
		if list := f.Property(p.ElementOf); list != nil && len(list.KeyFields) != 1 {
			d.problem(n.member("properties").member(p.Name), "", "x-element-of is for lists with one key field, and %q is none", p.ElementOf)
		}
	}
}

func (f *Field) siblings() []string {
	names := slices.Concat(f.Needs, f.Together, f.NotTogether)
	for _, name := range []string{f.Stage, f.Names, f.ElementOf} {
		if name != "" {
			names = append(names, name)
		}
	}
	if f.Ref != nil && f.Ref.KindBy != nil {
		names = append(names, f.Ref.KindBy.Field)
	}
	return names
}

func (f *Field) checkRef(d *decoder, n *node) {
	if f.Ref != nil {
		f.Ref.check(d, n.member("x-ref"))
		if f.Ref.Form == RefKey {
			d.problem(n.member("x-ref"), "use x-refs", "a field is not the key of a map")
		}
	}
}

func (r *RefRule) check(d *decoder, n *node) {
	if (r.Kind == "") == (r.KindBy == nil) {
		d.problem(n, "", "a reference has either a kind or kindBy")
	}
	if r.Form == "" {
		d.problem(n, "it is one of object, id, name, key", "a reference has a form")
	}
	if !slices.Contains([]RefForm{RefID, ""}, r.Form) && r.IDPattern != "" {
		d.problem(n, "", "idPattern is for references in the form of an id")
	}
}

func (f *Field) checkInnerRefs(d *decoder, n *node) {
	for i := range f.Refs {
		at := n.member("x-refs").elements[i]
		f.Refs[i].check(d, at)
		if !f.holdsFree() {
			d.problem(at, "use x-ref", "x-refs are for values with free objects, and everything here is described")
		}
	}
}

func (r *InnerRef) check(d *decoder, n *node) {
	if r.Ref == nil || r.Ref.KindBy != nil {
		d.problem(n, "", "a reference inside a value has a ref with a kind")
		r.Ref = &RefRule{Form: RefName}
		return
	}
	r.Ref.check(d, n.member("ref"))
	if r.ID != "" && r.Ref.Form != RefName || r.Suffix != "" && r.Ref.Form != RefName {
		d.problem(n, "", "id and suffix are for references in the form of a name")
	}
	if r.At == "" && r.Ref.Form != RefKey {
		d.problem(n, "", "a reference inside a value has a place there")
	}
	if _, err := regexp.Compile(r.Literal); err != nil {
		d.problem(n.member("literal"), "", "%v", err)
	}
	for pointer := range r.When {
		if _, err := jsonvalue.ParsePointer(pointer); err != nil {
			d.problem(n.member("when"), "", "%v", err)
		}
	}
}

// holdsFree reports whether anything in the field's value is free.
func (f *Field) holdsFree() bool {
	free := false
	f.walk(func(inner *Field) { free = free || inner.Free })
	return free
}

func (f *Field) idPattern() string {
	if f.Ref == nil {
		return ""
	}
	return f.Ref.IDPattern
}
