package reference

import (
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Ref is one reference in a value.
type Ref struct {
	Rule *registry.RefRule
	// Kind is the kind of the target; "" if a member selects the kind and has no
	// value that does.
	Kind string
	// Value is the declared or live value.
	Value any
	// ID is the id of the same object beside a name, or nil.
	ID any
	// Inner is the rule that found it inside a value, nil for a field that is a
	// reference itself.
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

// VisitBoth finds the references in the first value, and the values of the
// second at the same places. Elements of keyed lists are matched by their
// key.
func VisitBoth(f *registry.Field, a, b any, visit func(r, other Ref)) {
	w := traversal{visit: visit}
	w.value(f, nil, a, b)
}

// traversal is one traversal. path is the path to the current value.
type traversal struct {
	visit func(r, other Ref)
	path  []string
}

func (w *traversal) below(token string, visit func()) {
	w.path = append(w.path, token)
	visit()
	w.path = w.path[:len(w.path)-1]
}

func (w *traversal) value(f *registry.Field, beside map[string]any, a, b any) {
	switch {
	case f == nil:
		return
	case f.Ref != nil:
		kind := f.Ref.KindOf(beside, a)
		if f.Ref.Prefix != "" {
			a, b, kind = withoutPrefix(f.Ref, a, b, kind)
		}
		w.visit(Ref{Rule: f.Ref, Kind: kind, Value: a, path: w.path}, Ref{Rule: f.Ref, Kind: kind, Value: b})
		w.parts(f.Ref, kind, a)
		return
	case f.Refs != nil:
		w.inside(f.Refs, a, b, true)
	}
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for _, p := range f.Referring() {
			if v, has := a[p.Name]; has {
				w.below(p.Name, func() { w.value(p, a, v, other[p.Name]) })
			}
		}
	case []any:
		if !f.Items.HoldsReferences() {
			return
		}
		other, _ := b.([]any)
		for i, e := range a {
			w.below(strconv.Itoa(i), func() { w.value(f.Items, nil, e, partner(f, e, other)) })
		}
	}
}

// parts visits the parts of a declared name that are names of objects.
func (w *traversal) parts(rule *registry.RefRule, kind string, a any) {
	written, _ := a.(map[string]any)
	for _, p := range rule.Parts(kind) {
		if v, has := written[p.Name]; has && p.Kind != "" {
			part := &registry.RefRule{Kind: p.Kind, Form: registry.RefObject}
			w.below(p.Name, func() { w.visit(Ref{Rule: part, Kind: p.Kind, Value: v, path: w.path}, Ref{Rule: part, Kind: p.Kind}) })
		}
	}
}

// partner is the element with the same key.
func partner(f *registry.Field, element any, others []any) any {
	for _, o := range others {
		if f.SameKey(element, o) {
			return o
		}
	}
	return nil
}
