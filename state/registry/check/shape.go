package check

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// shape compares a value with the Go type that registry decodes it into.
func (c *checker) shape(n *node, t reflect.Type) {
	switch {
	case t == reflect.TypeFor[registry.Field]():
		c.schema(n)
	case t == reflect.TypeFor[registry.EqualRule]():
		c.equality(n)
	case t == reflect.TypeFor[json.Number]():
		if _, number := n.scalar.(json.Number); !number {
			c.mistyped(n, "number")
		}
	case t.Kind() == reflect.Pointer:
		c.shape(n, t.Elem())
	case t.Kind() == reflect.Struct:
		c.structure(n, t)
	case t.Kind() == reflect.Slice:
		c.list(n, t)
	case t.Kind() == reflect.Map:
		c.stringMap(n, t)
	default:
		c.scalar(n, t)
	}
}

func (c *checker) structure(n *node, t reflect.Type) {
	if n.kind != objectNode {
		c.problem(n, "", "must be an object")
		return
	}
	types := wordsOf(t)
	for _, m := range n.members {
		if word, ok := types[m.name]; ok {
			c.use(t, m.name)
			c.shape(m.value, word)
			continue
		}
		c.problem(m.value, "the words here are "+strings.Join(jsonvalue.SortedKeys(types), ", "), "unknown word %q", m.name)
	}
}

// wordsOf returns the words that a struct takes, each with the type of its value.
func wordsOf(t reflect.Type) map[string]reflect.Type {
	types := map[string]reflect.Type{}
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("json"); tag != "" && tag != "-" {
			types[tag] = t.Field(i).Type
		}
	}
	return types
}

func (c *checker) list(n *node, t reflect.Type) {
	if n.kind != arrayNode {
		c.problem(n, "", "must be an array")
		return
	}
	for _, e := range n.elements {
		c.shape(e, t.Elem())
	}
}

func (c *checker) stringMap(n *node, t reflect.Type) {
	if n.kind != objectNode {
		c.problem(n, "", "must be an object")
		return
	}
	for _, m := range n.members {
		c.shape(m.value, t.Elem())
	}
}

// scalar compares a value with a Go string, int or bool.
func (c *checker) scalar(n *node, t reflect.Type) {
	switch v := n.scalar.(type) {
	case json.Number:
		if _, err := v.Int64(); err == nil && t.Kind() == reflect.Int {
			return
		}
	case bool:
		if t.Kind() == reflect.Bool {
			return
		}
	case string:
		if t.Kind() == reflect.String {
			c.text(n, v, t)
			return
		}
	}
	c.mistyped(n, jsonTypes[t.Kind()])
}

var jsonTypes = map[reflect.Kind]string{reflect.Bool: "boolean", reflect.Int: "whole number", reflect.String: "string"}

func (c *checker) mistyped(n *node, want string) {
	switch v := n.scalar.(type) {
	case json.Number:
		c.problem(n, "", "must be a %s, not the number %s", want, v)
	case string:
		c.problem(n, "", "must be a %s, not the string %q", want, v)
	case bool:
		c.problem(n, "", "must be a %s, not %t", want, v)
	default:
		c.problem(n, "", "must be a %s", want)
	}
}

// text checks a string of a type that does not allow every string.
func (c *checker) text(n *node, text string, t reflect.Type) {
	switch allowed := values[t]; {
	case t == reflect.TypeFor[jsonvalue.Pointer]():
		if _, err := jsonvalue.ParsePointer(text); err != nil {
			c.problem(n, "", "%v", err)
		}
	case t == reflect.TypeFor[string]():
	case !slices.Contains(allowed, text):
		c.problem(n, "it is one of "+strings.Join(allowed, ", "), "unknown value %q", text)
	}
}
