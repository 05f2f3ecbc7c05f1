package drawn

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// object draws the members of an object: those that are needed, and every other
// with luck. at is the kind and the place, as Role/membership/type.
func (d *Draw) object(f *registry.Field, at string) map[string]any {
	if f.Tree != nil {
		return d.tree(f, at, max(f.Levels, 2), "")
	}
	out := map[string]any{}
	if at == d.Kind.Name {
		d.Top = out
	}
	for _, p := range slices.Concat(membersWithElements(f, false), membersWithElements(f, true)) {
		if d.Writable(p, at) && (slices.Contains(f.Required, p.Name) || d.always(p, at) || d.IntN(2) == 0) {
			d.set(out, p, at)
		}
	}
	d.fit(f, out, at)
	d.refer(f.Refs, out)
	return out
}

// always reports whether what is unwritten could not fit: the tenant may have given
// the value to another object, or taken the element away.
func (d *Draw) always(p *registry.Field, at string) bool {
	return p.Unique || p.ElementOf != "" || slices.Contains(d.Always, at+"/"+p.Name)
}

// membersWithElements are the members that name an element of a list beside them,
// or the others.
func membersWithElements(f *registry.Field, naming bool) []*registry.Field {
	return slices.DeleteFunc(slices.Clone(f.Properties), func(p *registry.Field) bool { return (p.ElementOf != "") != naming })
}

// set draws a member unless nothing fits.
func (d *Draw) set(object map[string]any, p *registry.Field, at string) {
	outer := d.Beside
	d.Beside = object
	if v := d.value(p, at+"/"+p.Name); v != nil {
		object[p.Name] = v
	}
	d.Beside = outer
}

// Writable reports whether documents of the version may have the member.
func (d *Draw) Writable(p *registry.Field, at string) bool {
	if at == d.Kind.Name && slices.ContainsFunc(d.Kind.Identity, func(f registry.IdentityField) bool { return f.Name == p.Name }) {
		return false
	}
	return !p.ReadOnly && p.Names == "" && !p.Position && (len(p.Versions) == 0 || slices.Contains(p.Versions, d.Version))
}

// value draws a value of a field, nil if none fits.
func (d *Draw) value(f *registry.Field, at string) any {
	if v, listed := d.listed(at); listed {
		return v
	}
	switch {
	case f.ServerElements && d.Made != nil:
		return nil // it is not known which the tenant has
	case f.Ref != nil && f.Unique:
		return d.only(f.Ref)
	case f.Ref != nil:
		return d.reference(f.Ref)
	case f.IsList():
		return d.list(f, at)
	case f.IsObject() && len(f.Properties) > 0:
		if o := d.object(f, at); len(o) > 0 {
			return o
		}
		return nil
	case f.IsObject():
		return d.free(f)
	}
	return d.scalar(f, at)
}

func (d *Draw) list(f *registry.Field, at string) any {
	list := []any{}
	seen := map[string]bool{}
	for n := range 1 + d.IntN(3) {
		v := d.value(f.Items, at+"/*")
		if v == nil {
			continue
		}
		key := d.keyOf(f, v, n)
		if f.IsKeyed() && key == "" {
			continue // its key is the name of what the version lacks
		}
		if (f.IsKeyed() || f.List == registry.Set) && seen[key] {
			continue
		}
		seen[key] = true
		list = append(list, v)
	}
	if len(list) == 0 {
		return nil
	}
	return withOneAlone(f, list)
}

// withOneAlone leaves an element alone that allows no other.
func withOneAlone(f *registry.Field, list []any) []any {
	if i := slices.IndexFunc(list, func(e any) bool {
		_, alone := f.Alone.Wants(e)
		return alone
	}); i >= 0 {
		return list[i : i+1]
	}
	return list
}

// keyOf is what makes an element differ from the others; the texts of its key are
// numbered.
func (d *Draw) keyOf(f *registry.Field, v any, n int) string {
	if !f.IsKeyed() {
		return encoded(v)
	}
	element := v.(map[string]any)
	for _, name := range f.KeyFields {
		p := f.Items.Property(name)
		if element[name] == nil && p.Ref != nil {
			return ""
		}
		text, isText := element[name].(string)
		if isText && p.Ref == nil && len(p.Enum) == 0 && !d.isListed(d.Kind.Name+"/"+name) && strings.Contains(text, " ") {
			element[name] = fmt.Sprintf("key%d", n)
		}
	}
	return d.keyNow(f, v)
}

// keyNow is what makes an element differ from the others as it is.
func (d *Draw) keyNow(f *registry.Field, v any) string {
	element, isObject := v.(map[string]any)
	if !f.IsKeyed() || !isObject {
		return encoded(v)
	}
	key := ""
	for _, name := range f.KeyFields {
		key += encoded(element[name])
	}
	return key
}

func encoded(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
