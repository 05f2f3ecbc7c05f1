package check

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

var fieldWords = wordsOf(reflect.TypeFor[registry.Field]())

// schema checks the words of a field and of all that is described below it.
func (c *checker) schema(n *node) {
	open := c.open
	defer func() { c.open = open }()
	if n.kind != objectNode {
		c.problem(n, "", "must be an object")
		return
	}
	for _, m := range c.resolve(n).members {
		c.fieldWord(m)
	}
}

// fieldWord checks one word of a field. A few have a shape of their own.
func (c *checker) fieldWord(m member) {
	c.use(reflect.TypeFor[registry.Field](), m.name)
	switch m.name {
	case "type":
		c.types(m.value)
	case "properties":
		c.properties(m.value)
	case "default":
	case "x-key":
		c.names(m.value)
	case "x-depth":
		c.shape(m.value, reflect.TypeFor[int]())
	case "x-elements":
		c.oneOf(m.value, "user", "server")
	default:
		if t, ok := fieldWords[m.name]; ok {
			c.shape(m.value, t)
			return
		}
		c.problem(m.value, "the words here are "+strings.Join(jsonvalue.SortedKeys(fieldWords), ", "), "unknown word %q", m.name)
	}
}

func (c *checker) properties(n *node) {
	if n.kind != objectNode {
		c.problem(n, "", "must be an object")
	}
	for _, m := range n.members {
		c.schema(m.value)
	}
}

// types checks JSON Schema's `type`: one name or a list of them.
func (c *checker) types(n *node) {
	all := []string{"string", "integer", "number", "boolean", "object", "array", "null"}
	if n.kind != arrayNode {
		c.oneOf(n, all...)
	}
	for _, e := range n.elements {
		c.oneOf(e, all...)
	}
}

// names checks one name, or a list of them.
func (c *checker) names(n *node) {
	if n.kind != arrayNode {
		c.shape(n, reflect.TypeFor[string]())
	}
	for _, e := range n.elements {
		c.shape(e, reflect.TypeFor[string]())
	}
}

// equality checks "exact", "loose-scalar" or "suffix:TEXT".
func (c *checker) equality(n *node) {
	text, _ := n.scalar.(string)
	for _, prefix := range []string{"suffix:", "capitals-without:"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok && rest != "" {
			return
		}
	}
	c.oneOf(n, "exact", "loose-scalar", "instant", "xml", "capitals", "suffix:TEXT", "capitals-without:CHARACTERS")
}

func (c *checker) oneOf(n *node, allowed ...string) {
	text, _ := n.scalar.(string)
	if !slices.Contains(allowed, text) {
		c.problem(n, "it is one of "+strings.Join(allowed, ", "), "unknown value %v", n.value())
	}
}

// accepts reports whether a value is of one of the field's types.
func accepts(f *registry.Field, v any) bool {
	switch v := v.(type) {
	case nil:
		return f.Nullable()
	case bool:
		return f.HasType("boolean")
	case string:
		return f.HasType("string")
	case json.Number:
		_, err := v.Int64()
		return f.HasType("number") || err == nil && f.HasType("integer")
	case []any:
		return f.HasType("array")
	}
	return f.HasType("object")
}
