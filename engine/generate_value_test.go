package engine_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// object draws the members of an object: those that are needed, and every other
// with luck. at is the kind and the place, as Role/membership/type.
func (d *draw) object(f *registry.Field, at string) map[string]any {
	if f.Tree != nil {
		return d.tree(f, at, max(f.Levels, 2), "")
	}
	out := map[string]any{}
	if at == d.kind.Name {
		d.top = out
	}
	for _, p := range slices.Concat(membersWithElements(f, false), membersWithElements(f, true)) {
		if d.writable(p, at) && (slices.Contains(f.Required, p.Name) || d.always(p, at) || d.IntN(2) == 0) {
			d.set(out, p, at)
		}
	}
	d.fit(f, out, at)
	return out
}

// always reports whether what is unwritten could not fit: the tenant may have given
// the value to another object, or taken the element away.
func (d *draw) always(p *registry.Field, at string) bool {
	return p.Unique || p.ElementOf != "" || slices.Contains(alwaysWritten, at+"/"+p.Name)
}

// membersWithElements are the members that name an element of a list beside them,
// or the others.
func membersWithElements(f *registry.Field, naming bool) []*registry.Field {
	return slices.DeleteFunc(slices.Clone(f.Properties), func(p *registry.Field) bool { return (p.ElementOf != "") != naming })
}

// set draws a member unless nothing fits.
func (d *draw) set(object map[string]any, p *registry.Field, at string) {
	outer := d.beside
	d.beside = object
	if v := d.value(p, at+"/"+p.Name); v != nil {
		object[p.Name] = v
	}
	d.beside = outer
}

// writable reports whether documents of the version may have the member.
func (d *draw) writable(p *registry.Field, at string) bool {
	if at == d.kind.Name && slices.ContainsFunc(d.kind.Identity, func(f registry.IdentityField) bool { return f.Name == p.Name }) {
		return false
	}
	return !p.ReadOnly && p.Names == "" && !p.Position && (len(p.Versions) == 0 || slices.Contains(p.Versions, d.version))
}

// value draws a value of a field, nil if none fits.
func (d *draw) value(f *registry.Field, at string) any {
	if v, listed := d.listed(at); listed {
		return v
	}
	switch {
	case f.ServerElements:
		return nil
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
		return map[string]any{"text": d.text(), "number": d.IntN(9), "yes": true}
	}
	return d.scalar(f, at)
}

func (d *draw) scalar(f *registry.Field, at string) any {
	switch {
	case f.ElementOf != "":
		return d.elementName(f.ElementOf)
	case len(f.Enum) > 0:
		return pick(d, f.Enum)
	case legalFormats[f.Format] != nil:
		return pick(d, legalFormats[f.Format])
	case f.HasDefault && d.IntN(4) == 0:
		return f.Default
	case slices.Contains(f.Types, "boolean"):
		return d.IntN(2) == 0
	case slices.Contains(f.Types, "integer"):
		return d.number(f)
	}
	text := d.text()
	if f.MaxLength > 0 && len(text) > f.MaxLength {
		return text[:f.MaxLength]
	}
	return text
}

func (d *draw) number(f *registry.Field) any {
	least, _ := f.Minimum.Int64()
	if f.Unique {
		return least + 10*int64(d.i+1)
	}
	most, err := f.Maximum.Int64()
	if err != nil {
		most = least + 20
	}
	return least + d.Int64N(most-least+1)
}

// elementName is the key of an element of the list beside the value.
func (d *draw) elementName(list string) any {
	if list, _ := d.beside[list].([]any); len(list) > 0 {
		return pick(d, list).(map[string]any)["name"]
	}
	return nil
}

// text draws what readers of YAML could take for something else.
func (d *draw) text() string {
	return fmt.Sprintf("%s %d", pick(d, []string{"plain", "a: b", "- c #", "yes", "{d}", "ü & é", "first\nsecond"}), d.IntN(100))
}

func (d *draw) list(f *registry.Field, at string) any {
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
	return list
}

// keyOf is what makes an element differ from the others; the texts of its key are
// numbered.
func (d *draw) keyOf(f *registry.Field, v any, n int) string {
	if !f.IsKeyed() {
		return encoded(v)
	}
	element, key := v.(map[string]any), ""
	for _, name := range f.KeyFields {
		p := f.Items.Property(name)
		if element[name] == nil && p.Ref != nil {
			return ""
		}
		text, isText := element[name].(string)
		if isText && p.Ref == nil && len(p.Enum) == 0 && !d.isListed(d.kind.Name+"/"+name) && strings.Contains(text, " ") {
			element[name] = fmt.Sprintf("key%d", n)
		}
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

// tree draws a condition, or several that are joined; joined is how the node above
// joins them, since the API wants another way below.
func (d *draw) tree(f *registry.Field, at string, levels int, joined string) map[string]any {
	rule := f.Tree
	children := f.Property(rule.Children)
	join := pick(d, rule.Joins)
	if levels > 1 && children != nil && join != joined && d.IntN(2) == 0 {
		list, seen := []any{}, map[string]bool{}
		for range 2 {
			child := d.tree(below(f, children), at, levels-1, join)
			if !seen[encoded(child)] {
				seen[encoded(child)], list = true, append(list, child)
			}
		}
		if len(list) == 2 {
			return map[string]any{rule.Operator: join, rule.Children: list}
		}
	}
	return d.leaf(f, at)
}

// below describes the children of a node: as their list does, with the words of the
// tree.
func below(f, children *registry.Field) *registry.Field {
	node := *children.Items
	node.Tree = f.Tree
	return &node
}

func (d *draw) leaf(f *registry.Field, at string) map[string]any {
	rule, out := f.Tree, map[string]any{}
	values := []string{rule.One, rule.Many}
	value := rule.One
	if rule.Many != "" {
		value = pick(d, values)
	}
	for _, p := range f.Properties {
		if p.Name == rule.Children || slices.Contains(values, p.Name) && p.Name != value {
			continue
		}
		d.set(out, p, at)
	}
	operators := slices.DeleteFunc(slices.Clone(f.Property(rule.Operator).Enum), func(o string) bool { return slices.Contains(rule.Joins, o) })
	out[rule.Operator] = pick(d, operators)
	return out
}

// reference draws the name of an object, nil if there is none to name.
func (d *draw) reference(r *registry.RefRule) any {
	kind, own := r.Kind, ""
	if by := r.KindBy; by != nil && by.Own != "" {
		own = pick(d, slices.Sorted(maps.Keys(by.Map)))
		kind = by.Map[own]
	} else if by != nil {
		value, _ := d.beside[by.Field].(string)
		kind = by.Map[value]
	}
	name := d.nameOf(kind, r)
	if name == nil || own == "" || own == r.KindBy.Else && d.IntN(2) == 0 {
		return name
	}
	return map[string]any{r.KindBy.Own: own, "name": name}
}

func (d *draw) nameOf(kind string, r *registry.RefRule) any {
	names := d.known[kind]
	switch {
	case r.InParent:
		names = d.siblings(kind)
	case kind == d.kind.Name: // those before it, so that there is no circle
		names = names[:d.i]
	}
	if parts := slices.Sorted(maps.Keys(r.Fixed)); len(parts) > 0 {
		return d.fixed(r, names, parts)
	}
	if len(names) == 0 {
		return nil
	}
	return pick(d, names)
}

// fixed draws one of the names whose fixed parts are as the document says, without
// these.
func (d *draw) fixed(r *registry.RefRule, names []any, parts []string) any {
	var fit []any
	for _, name := range names {
		rest := maps.Clone(name.(map[string]any))
		same := true
		for _, part := range parts {
			same = same && rest[part] == d.top[r.Fixed[part].Last()]
			delete(rest, part)
		}
		if same {
			fit = append(fit, rest)
		}
	}
	if len(fit) == 0 {
		return nil
	}
	return pick(d, fit)
}

func pick[T any](d *draw, from []T) T { return from[d.IntN(len(from))] }
