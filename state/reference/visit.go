package reference

import (
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Ref is one reference in a value.
type Ref struct {
	Rule *registry.RefRule
	// Kind is the kind of the object that is referred to; "" where a member
	// chooses the kind and has no value that does.
	Kind string
	// Value is what the document writes or the tenant has in this place.
	Value any
	// ID is what stands beside a name as the id of the same object, nil where
	// nothing does.
	ID any
	// Inner is the rule by which it was found inside a value, nil for a field
	// that is a reference itself.
	Inner *registry.InnerRef

	path []string
}

// At is the place of the reference in the visited value. It is valid while the
// reference is visited.
func (r Ref) At() jsonvalue.Pointer {
	var at jsonvalue.Pointer
	for _, token := range r.path {
		at = at.Append(token)
	}
	return at
}

// Visit finds the references in a value.
func Visit(f *registry.Field, v any, visit func(Ref)) {
	VisitBoth(f, v, nil, func(r, _ Ref) { visit(r) })
}

// VisitBoth finds the references in the first value, and what the second has in
// the same place. Elements of keyed lists are matched by their key.
func VisitBoth(f *registry.Field, a, b any, visit func(r, other Ref)) {
	w := walk{visit: visit}
	w.value(f, nil, a, b)
}

// walk is one traversal. path leads to the value that is being visited.
type walk struct {
	visit func(r, other Ref)
	path  []string
}

func (w *walk) below(token string, visit func()) {
	w.path = append(w.path, token)
	visit()
	w.path = w.path[:len(w.path)-1]
}

func (w *walk) value(f *registry.Field, beside map[string]any, a, b any) {
	switch {
	case f == nil:
		return
	case f.Ref != nil:
		kind := f.Ref.KindOf(beside, a)
		w.visit(Ref{Rule: f.Ref, Kind: kind, Value: a, path: w.path}, Ref{Rule: f.Ref, Kind: kind, Value: b})
		w.parts(f.Ref, kind, a)
		return
	case f.Refs != nil:
		w.inside(f.Refs, a, b, true)
	}
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for _, key := range jsonvalue.SortedKeys(a) {
			w.below(key, func() { w.value(f.Property(key), a, a[key], other[key]) })
		}
	case []any:
		other, _ := b.([]any)
		for i, e := range a {
			w.below(strconv.Itoa(i), func() { w.value(f.Items, nil, e, partner(f, e, other)) })
		}
	}
}

// parts visits the parts of a declared name that are names of objects.
func (w *walk) parts(rule *registry.RefRule, kind string, a any) {
	written, _ := a.(map[string]any)
	for _, p := range rule.Parts(kind) {
		if v, has := written[p.Name]; has && p.Kind != "" {
			part := &registry.RefRule{Kind: p.Kind, Form: registry.RefObject}
			w.below(p.Name, func() { w.visit(Ref{Rule: part, Kind: p.Kind, Value: v, path: w.path}, Ref{Rule: part, Kind: p.Kind}) })
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
