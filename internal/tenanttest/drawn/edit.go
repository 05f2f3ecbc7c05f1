package drawn

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Edit returns what a document says once a user has changed it. What cannot change any
// more stays.
func (d *Draw) Edit(spec map[string]any) map[string]any {
	return d.edited(d.Kind.Spec, spec, d.Kind.Name).(map[string]any)
}

// edited changes a value somewhere inside, or makes another one of it; nil means that
// it is written no more.
func (d *Draw) edited(f *registry.Field, v any, at string) any {
	object, isObject := v.(map[string]any)
	list, isList := v.([]any)
	switch {
	case d.isListed(at):
		return d.value(f, at)
	case f.Tree != nil && isObject:
		return d.editedTree(f, object, at)
	case isObject && f.Ref == nil && len(f.Properties) > 0:
		return d.editedMembers(f, object, at)
	case isObject && f.Ref == nil:
		return d.editedFree(f, object)
	case isList && f.Ref == nil:
		return d.editedList(f, list, at)
	}
	return d.value(f, at)
}

func (d *Draw) editedMembers(f *registry.Field, object map[string]any, at string) any {
	out := maps.Clone(object)
	if at == d.Kind.Name {
		d.Top = out
	}
	for _, p := range f.Properties {
		v, has := out[p.Name]
		switch how := d.IntN(8); {
		case !d.Writable(p, at) || p.Immutable != registry.Mutable || d.always(p, at) && how < 5 || how < 3:
		case !has:
			d.set(out, p, at)
		case how == 3 && !slices.Contains(f.Required, p.Name):
			delete(out, p.Name)
		case how == 4 && f.MayBeNull(p) && !slices.Contains(f.Required, p.Name):
			out[p.Name] = nil
		case v != nil:
			d.change(out, p, v, at)
		}
	}
	d.repoint(f, out)
	d.fit(f, out, at)
	return out
}

func (d *Draw) change(object map[string]any, p *registry.Field, v any, at string) {
	outer := d.Beside
	d.Beside = object
	if v := d.edited(p, v, at+"/"+p.Name); v != nil {
		object[p.Name] = v
	}
	d.Beside = outer
}

// repoint takes out names of elements that are gone.
func (d *Draw) repoint(f *registry.Field, object map[string]any) {
	for _, p := range f.Properties {
		name, has := object[p.Name]
		list, _ := object[p.ElementOf].([]any)
		if p.ElementOf == "" || !has || list == nil {
			continue
		}
		key := f.Property(p.ElementOf).KeyFields[0]
		if !slices.ContainsFunc(list, func(e any) bool { return e.(map[string]any)[key] == name }) {
			delete(object, p.Name)
		}
	}
}

func (d *Draw) editedFree(f *registry.Field, object map[string]any) any {
	if len(f.Refs) > 0 || d.IntN(3) == 0 {
		return d.free(f)
	}
	out := maps.Clone(object)
	for _, key := range jsonvalue.SortedKeys(object) {
		if d.IntN(4) == 0 {
			delete(out, key)
		}
	}
	out["more"] = []any{d.Text(), map[string]any{"in": d.IntN(3)}}
	return out
}

func (d *Draw) editedList(f *registry.Field, list []any, at string) any {
	out := slices.Clone(list)
	for range 1 + d.IntN(2) {
		switch d.IntN(5) {
		case 0:
			if i := d.IntN(len(out) + 1); i < len(out) && len(out) > max(f.MinItems, 1) && !f.ServerElements {
				out = slices.Delete(out, i, i+1)
			}
		case 1:
			slices.Reverse(out)
		case 2:
			out = d.withMore(f, out, at)
		default:
			d.editElement(f, out, at)
		}
	}
	return out
}

// withMore adds an element that the list does not have.
func (d *Draw) withMore(f *registry.Field, list []any, at string) []any {
	if f.ServerElements || f.MaxItems > 0 && len(list) >= f.MaxItems {
		return list
	}
	v := d.value(f.Items, at+"/*")
	if v == nil || d.taken(f, list, v, len(list)+3+d.IntN(3)) {
		return list
	}
	return slices.Insert(list, d.IntN(len(list)+1), v)
}

// taken reports whether the list cannot have one more element with the key that n
// makes, or like the element.
func (d *Draw) taken(f *registry.Field, list []any, v any, n int) bool {
	key := d.keyOf(f, v, n)
	return f.IsKeyed() && key == "" || (f.IsKeyed() || f.List == registry.Set) &&
		slices.ContainsFunc(list, func(e any) bool { return d.keyNow(f, e) == key })
}

func (d *Draw) editElement(f *registry.Field, list []any, at string) {
	if len(list) == 0 {
		return
	}
	i := d.IntN(len(list))
	v := d.edited(f.Items, list[i], at+"/*")
	if element, isObject := v.(map[string]any); isObject && f.IsKeyed() {
		for _, name := range f.KeyFields {
			element[name] = list[i].(map[string]any)[name]
		}
	}
	same := func(e any) bool { return encoded(e) == encoded(v) }
	if v == nil || f.List == registry.Set && slices.ContainsFunc(list, same) {
		return
	}
	list[i] = v
}

// editedTree draws another condition, joins one more, or writes the same in another
// way.
func (d *Draw) editedTree(f *registry.Field, tree map[string]any, at string) any {
	rule := f.Tree
	levels := max(f.Levels, 2)
	switch d.IntN(3) {
	case 0:
		return d.tree(f, at, levels, "")
	case 1:
		if join := Pick(d, rule.Joins); !rule.Alternates || join != tree[rule.Operator] {
			return map[string]any{rule.Operator: join, rule.Children: []any{tree}}
		}
	}
	children, isGroup := tree[rule.Children].([]any)
	if !isGroup {
		return d.leaf(f, at)
	}
	out := maps.Clone(tree)
	children = slices.Clone(children)
	slices.Reverse(children)
	out[rule.Children] = append(children, d.leaf(below(f, f.Property(rule.Children)), at))
	return out
}
