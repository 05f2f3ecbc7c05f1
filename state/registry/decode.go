package registry

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// decoder fills Go values from nodes, strictly: a word that the Go type does
// not have, a value of another type or outside a closed set is a problem at
// its place. It goes on after each, so that all are told at once.
type decoder struct {
	problems Mistakes
	// definitions are the file's $defs, nil where it has none.
	definitions *node
	// open are the names of the definitions that the present place lies in.
	open []string
}

// closedSet is a string type whose values are all known.
type closedSet interface{ values() []string }

// selfDecoder is a type whose JSON is not simply its fields.
type selfDecoder interface{ decodeNode(*decoder, *node) }

func (d *decoder) problem(n *node, hint, text string, args ...any) {
	d.problems = append(d.problems, Mistake{
		place: n.place, Pointer: n.pointer, Text: fmt.Sprintf(text, args...), Hint: hint,
	})
}

// decode fills what into points to.
func (d *decoder) decode(n *node, into any) { d.value(n, reflect.ValueOf(into).Elem()) }

func (d *decoder) value(n *node, v reflect.Value) {
	if self, ok := v.Addr().Interface().(selfDecoder); ok {
		self.decodeNode(d, n)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem())
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.slice(n, v)
	case reflect.Map:
		d.stringMap(n, v)
	default:
		d.scalar(n, v)
	}
}

func (d *decoder) structure(n *node, v reflect.Value) {
	if n.kind != objectNode {
		d.problem(n, "", "must be an object")
		return
	}
	for _, m := range n.members {
		if field, ok := fieldFor(v, m.name); ok {
			d.value(m.value, field)
			continue
		}
		d.problem(m.value, "the words here are "+strings.Join(tags(v.Type()), ", "), "unknown word %q", m.name)
	}
}

// fieldFor returns the struct field whose tag is name.
func fieldFor(v reflect.Value, name string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if tag := v.Type().Field(i).Tag.Get("json"); tag == name && isWord(tag) {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func tags(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("json"); isWord(tag) {
			names = append(names, tag)
		}
	}
	slices.Sort(names)
	return names
}

func isWord(tag string) bool { return tag != "" && tag != "-" }

func (d *decoder) slice(n *node, v reflect.Value) {
	if n.kind != arrayNode {
		d.problem(n, "", "must be an array")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.elements), len(n.elements)))
	for i, e := range n.elements {
		d.value(e, v.Index(i))
	}
}

func (d *decoder) stringMap(n *node, v reflect.Value) {
	if n.kind != objectNode {
		d.problem(n, "", "must be an object")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, m := range n.members {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(m.value, value)
		v.SetMapIndex(reflect.ValueOf(m.name), value)
	}
}

// scalar sets a string, number or boolean.
func (d *decoder) scalar(n *node, v reflect.Value) {
	switch scalar := n.scalar.(type) {
	case json.Number:
		d.number(n, scalar, v)
	case string:
		d.text(n, scalar, v)
	case bool:
		if v.Kind() != reflect.Bool {
			d.problem(n, "", "must not be a boolean")
			return
		}
		v.SetBool(scalar)
	default:
		d.problem(n, "", "must be a %s", v.Kind())
	}
}

func (d *decoder) number(n *node, number json.Number, v reflect.Value) {
	if _, ok := v.Interface().(json.Number); ok {
		v.SetString(string(number))
		return
	}
	i, err := number.Int64()
	if err != nil || v.Kind() != reflect.Int {
		d.problem(n, "", "must not be the number %s", number)
		return
	}
	v.SetInt(i)
}

func (d *decoder) text(n *node, text string, v reflect.Value) {
	if _, number := v.Interface().(json.Number); number || v.Kind() != reflect.String {
		d.problem(n, "", "must not be a string")
		return
	}
	switch word := v.Interface().(type) {
	case closedSet:
		if !slices.Contains(word.values(), text) {
			d.problem(n, "it is one of "+strings.Join(word.values(), ", "), "unknown value %q", text)
		}
	case jsonvalue.Pointer:
		if _, err := jsonvalue.ParsePointer(text); err != nil {
			d.problem(n, "", "%v", err)
		}
	}
	v.SetString(text)
}
