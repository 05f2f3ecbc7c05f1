package reference

import (
	"slices"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// inside checks every object in a value, at any depth, for references of the
// rules. top is true for the value of the field itself.
func (w *traversal) inside(rules []registry.InnerRef, a, b any, top bool) {
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for i := range rules {
			if rules[i].At != "" || top {
				w.object(&rules[i], a, other)
			}
		}
		for _, key := range jsonvalue.SortedKeys(a) {
			w.below(key, func() { w.inside(rules, a[key], other[key], false) })
		}
	case []any:
		other, _ := b.([]any)
		for i, e := range a {
			w.below(strconv.Itoa(i), func() { w.inside(rules, e, elementAt(other, i), false) })
		}
	}
}

// object visits the references that a rule finds in one object.
func (w *traversal) object(rule *registry.InnerRef, a, b map[string]any) {
	v, there := rule.At.Get(a)
	if !there || !holds(rule.When, a) {
		return
	}
	depth := len(w.path)
	w.path = append(w.path, rule.At.Tokens()...)
	defer func() { w.path = w.path[:depth] }()
	other, _ := rule.At.Get(b)
	if rule.Ref.Form == registry.RefKey {
		w.keys(rule, v)
		return
	}
	list, several := v.([]any)
	if !several {
		w.inner(rule, v, other, idBeside(rule, a), idBeside(rule, b))
		return
	}
	others, _ := other.([]any)
	for i, e := range list {
		w.below(strconv.Itoa(i), func() { w.inner(rule, e, elementAt(others, i), nil, nil) })
	}
}

// keys visits the keys of a map.
func (w *traversal) keys(rule *registry.InnerRef, v any) {
	object, _ := v.(map[string]any)
	for _, key := range jsonvalue.SortedKeys(object) {
		w.below(key, func() { w.inner(rule, key, nil, nil, nil) })
	}
}

// inner visits one value, unless it is a literal. A null beside an id clears both.
func (w *traversal) inner(rule *registry.InnerRef, v, other, id, otherID any) {
	if isReference(rule, v) || v == nil && (id != nil || otherID != nil) {
		w.visit(
			Ref{Rule: rule.Ref, Kind: rule.Ref.Kind, Value: v, ID: id, Inner: rule, path: w.path},
			Ref{Rule: rule.Ref, Kind: rule.Ref.Kind, Value: other, ID: otherID, Inner: rule},
		)
		w.parts(rule.Ref, rule.Ref.Kind, v)
	}
}

// isReference reports whether a rule reads a value as a reference: a text
// that is not a literal, a pin or, if the API has objects or names have parts, an
// object.
func isReference(rule *registry.InnerRef, v any) bool {
	switch v := v.(type) {
	case string:
		return v != "" && !rule.IsLiteral(v)
	case map[string]any:
		_, pinned := Pinned(v)
		return rule.Ref.Form == registry.RefObject || pinned && len(v) == 1 || rule.Ref.Parts(rule.Ref.Kind) != nil
	}
	return false
}

// idBeside is the id that an object has beside a name.
func idBeside(rule *registry.InnerRef, object map[string]any) any {
	if rule.ID == "" {
		return nil
	}
	id, _ := rule.At.Parent().Append(rule.ID).Get(object)
	return id
}

// holds reports whether an object meets a condition.
func holds(when map[string][]string, object map[string]any) bool {
	for at, texts := range when {
		v, _ := jsonvalue.Pointer(at).Get(object)
		text, _ := v.(string)
		if !slices.Contains(texts, text) {
			return false
		}
	}
	return true
}

func elementAt(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}
