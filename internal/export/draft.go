package export

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// draft is one document in the making.
type draft struct {
	*writer
	object *state.Object
	out    documents.Exported
	// labelled are the names of elements, by the list that they are in.
	labelled map[jsonvalue.Pointer][]string
}

// members returns the members of a described object that a document may declare
// and that are not empty.
func (d *draft) members(f *registry.Field, value map[string]any, at jsonvalue.Pointer) map[string]any {
	out := map[string]any{}
	for _, key := range jsonvalue.SortedKeys(value) {
		child := f.Called(key)
		if at == "" && d.isIdentity(key) || f.Excludes(child, value) {
			continue
		}
		name := key
		if child != nil {
			name = child.Name
		}
		if value[key] == "" && isSaid(f, child, value) && !d.ignored(at.Append(name)) {
			out[name] = ""
			continue
		}
		if v, ok := d.member(f, child, name, value[key], at.Append(name)); ok {
			out[name] = v
		}
	}
	d.addUnseen(f, value, out, at)
	return out
}

func (d *draft) isIdentity(key string) bool {
	return slices.ContainsFunc(d.object.Kind.Identity, func(i registry.IdentityField) bool { return i.Name == key })
}

func (d *draft) member(parent, f *registry.Field, key string, v any, at jsonvalue.Pointer) (any, bool) {
	switch {
	case d.ignored(at), f == nil && !parent.Free:
		return nil, false
	case d.leavesOut(f, v, at), d.nestsTooDeep(f, v, at):
		return nil, false
	case f == nil:
		return d.free(parent, key, v, at)
	case at.Parent() == "" && d.mustSayNothing(f, v):
		return v, true
	case !d.object.CanExport(f) || f.IsEmptyValue(v) || v == "":
		return nil, false // tenants answer with null or "" for a text that was never written
	}
	return d.value(f, v, at)
}

// isSaid reports whether an empty text in an object is a value of its own: what a
// condition compares with, or what the object cannot be without.
func isSaid(parent, f *registry.Field, object map[string]any) bool {
	return f != nil && f.Ref == nil && !f.ReadOnly && (parent.Tree.Compares(object, f.Name) || slices.Contains(parent.Required, f.Name))
}

// mustSayNothing reports whether a field is required and empty: a document has to
// write that, or it could not create the object elsewhere.
func (d *draft) mustSayNothing(f *registry.Field, v any) bool {
	list, isList := v.([]any)
	empty := v == nil && f.Nullable() && f.Ref == nil || v == "" || isList && len(list) == 0 && f.IsList()
	return empty && slices.Contains(d.object.Kind.Spec.Required, f.Name)
}

// withRequired adds, as null, what is required and what the tenant does not
// show.
func withRequired(f *registry.Field, value map[string]any) map[string]any {
	out := maps.Clone(value)
	for _, name := range f.Required {
		if _, told := out[name]; !told {
			out[name] = nil
		}
	}
	return out
}

func (d *draft) ignored(at jsonvalue.Pointer) bool {
	return slices.ContainsFunc(d.Ignore, func(r state.IgnoreRule) bool { return r.Matches(d.object.Key, at) })
}

// value writes the value of a described field.
func (d *draft) value(f *registry.Field, v any, at jsonvalue.Pointer) (any, bool) {
	if f.Ref != nil {
		return d.reference(f, v, at)
	}
	switch v := v.(type) {
	case map[string]any:
		if !f.Free && len(f.Properties) == 0 {
			return d.literal(v, at), true
		}
		members := d.members(f, v, at)
		return members, len(members) > 0
	case []any:
		return d.elements(f, v, at), true
	case string:
		if f.Lines != nil {
			return d.literal(strings.Join(registry.Lines(v), "\n")+"\n", at), true
		}
	}
	return d.literal(v, at), true
}

func (d *draft) elements(f *registry.Field, list []any, at jsonvalue.Pointer) []any {
	found := make([]element, 0, len(list))
	for i, e := range list {
		if f.Items == nil {
			found = append(found, element{d.literal(e, at.Index(i)), i})
			continue
		}
		if v, ok := d.value(f.Items, e, at.Index(i)); ok {
			found = append(found, element{v, i})
		}
	}
	if f.List == registry.Set || f.List == registry.KeyedSet {
		slices.SortStableFunc(found, func(a, b element) int { return cmp.Compare(placeOf(f, a.value), placeOf(f, b.value)) })
	}
	d.moveComments(found, at)
	out := make([]any, len(found))
	for i, e := range found {
		out[i] = e.value
	}
	return out
}

// element is a value of a written list and its place in the live one.
type element struct {
	value any
	from  int
}

// moveComments lets comments go with the elements that they are about.
func (d *draft) moveComments(elements []element, list jsonvalue.Pointer) {
	moved := map[jsonvalue.Pointer]string{}
	for at, text := range d.out.Comments {
		if list.Contains(at) && at != list {
			delete(d.out.Comments, at)
			moved[at] = text
		}
	}
	for i, e := range elements {
		for at, text := range moved {
			if from := list.Index(e.from); from.Contains(at) {
				d.out.Comments[list.Index(i)+at[len(from):]] = text
			}
		}
	}
}

// placeOf is what the elements of a list without an order are sorted by.
func placeOf(f *registry.Field, element any) string {
	if key, keyed := f.ElementKey(element); keyed {
		return strings.Join(key, "\x00")
	}
	return string(jsonvalue.Canonical(element))
}
