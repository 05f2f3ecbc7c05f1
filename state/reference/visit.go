// Package reference finds the references in a value and says what they refer to.
//
// Input is a value of a document or of the tenant, with the field that describes
// it. Output is one Ref for each reference in it, in a stable order, whatever its
// form: a field of its own, an element of a list, or a text somewhere inside a
// free map.
package reference

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Ref is one reference in a value.
type Ref struct {
	Rule *registry.RefRule
	// Kind is the kind of the object that is referred to; "" where a sibling
	// chooses the kind and has no value that does.
	Kind string
	// Value is what the document writes or the tenant has in this place.
	Value any
}

// Visit finds the references in a value.
func Visit(f *registry.Field, v any, visit func(Ref)) {
	VisitBoth(f, v, nil, func(r Ref, _ any) { visit(r) })
}

// VisitBoth finds the references in the first value, and what the second has in
// the same place. Elements of keyed lists are matched by their key.
func VisitBoth(f *registry.Field, a, b any, visit func(r Ref, other any)) {
	walk{visit}.value(f, nil, a, b)
}

type walk struct {
	visit func(r Ref, other any)
}

func (w walk) value(f *registry.Field, beside map[string]any, a, b any) {
	switch {
	case f == nil:
		return
	case f.Ref != nil:
		w.visit(Ref{f.Ref, f.Ref.KindBeside(beside), a}, b)
		return
	case f.Refs != nil:
		w.inside(f.Refs, a, b)
	}
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for _, key := range jsonvalue.SortedKeys(a) {
			w.value(f.Property(key), a, a[key], other[key])
		}
	case []any:
		other, _ := b.([]any)
		for _, e := range a {
			w.value(f.Items, nil, e, partner(f, e, other))
		}
	}
}

// partner is the element that has the same key.
func partner(f *registry.Field, element any, others []any) any {
	for _, o := range others {
		if f.SameKey(element, o) {
			return o
		}
	}
	return nil
}
