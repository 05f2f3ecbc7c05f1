package registry

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// decodeNode reads a schema: most words are the struct's tags, a few have a
// shape of their own.
func (f *Field) decodeNode(d *decoder, n *node) {
	open := d.open
	defer func() { d.open = open }()
	n = d.resolve(n)
	plain := *n
	plain.members = nil
	for _, m := range n.members {
		if !f.decodeWord(d, m) {
			plain.members = append(plain.members, m)
		}
	}
	d.structure(&plain, reflect.ValueOf(f).Elem())
	if f.IsList() && f.List == "" {
		f.List = Ordered
	}
	f.check(d, n)
}

func (f *Field) decodeWord(d *decoder, m member) bool {
	switch m.name {
	case "type":
		f.Types = d.types(m.value)
	case "properties":
		f.decodeProperties(d, m.value)
	case "default":
		f.Default, f.HasDefault = m.value.value(), true
	case "x-key":
		f.KeyFields = d.names(m.value)
	case "x-elements":
		f.ServerElements = d.oneOf(m.value, "user", "server") == "server"
	default:
		return false
	}
	return true
}

func (f *Field) decodeProperties(d *decoder, n *node) {
	f.byName = make(map[string]*Field, len(n.members))
	for _, m := range n.members {
		p := &Field{Name: m.name}
		d.decode(m.value, p)
		if p.Description == "" {
			d.problem(m.value, "people read it in their editor", "%s has no description", m.name)
		}
		f.Properties = append(f.Properties, p)
		f.byName[m.name] = p
	}
}

// decodeNode reads "exact", "loose-scalar" or "suffix:TEXT".
func (r *EqualRule) decodeNode(d *decoder, n *node) {
	text, _ := n.scalar.(string)
	suffix, isSuffix := strings.CutPrefix(text, "suffix:")
	if isSuffix && suffix != "" {
		r.Suffix = suffix
		return
	}
	r.Loose = d.oneOf(n, "exact", "loose-scalar", "suffix:TEXT") == "loose-scalar"
}

// types reads JSON Schema's `type`: one name or a list of them.
func (d *decoder) types(n *node) []string {
	all := []string{"string", "integer", "number", "boolean", "object", "array", "null"}
	if n.kind != arrayNode {
		return []string{d.oneOf(n, all...)}
	}
	var names []string
	for _, e := range n.elements {
		names = append(names, d.oneOf(e, all...))
	}
	return names
}

// names reads one name, or a list of them.
func (d *decoder) names(n *node) (names []string) {
	if n.kind == arrayNode {
		d.decode(n, &names)
		return names
	}
	var name string
	d.decode(n, &name)
	return []string{name}
}

func (d *decoder) oneOf(n *node, allowed ...string) string {
	text, _ := n.scalar.(string)
	if !slices.Contains(allowed, text) {
		d.problem(n, "it is one of "+strings.Join(allowed, ", "), "unknown value %v", n.value())
	}
	return text
}

// accepts tells whether a value is of one of the field's types.
func (f *Field) accepts(v any) bool {
	switch v := v.(type) {
	case nil:
		return f.Nullable()
	case bool:
		return f.hasType("boolean")
	case string:
		return f.hasType("string")
	case json.Number:
		_, err := v.Int64()
		return f.hasType("number") || err == nil && f.hasType("integer")
	case []any:
		return f.hasType("array")
	}
	return f.hasType("object")
}
