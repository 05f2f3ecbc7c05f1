package reference

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// inside looks at every object in a value, at any depth, for what the rules call
// a reference.
func (w walk) inside(rules []registry.InnerRef, a, b any) {
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for _, rule := range rules {
			w.object(rule, a, other)
		}
		for _, key := range jsonvalue.SortedKeys(a) {
			w.inside(rules, a[key], other[key])
		}
	case []any:
		other, _ := b.([]any)
		for i, e := range a {
			w.inside(rules, e, elementAt(other, i))
		}
	}
}

// object visits what a rule finds from one object.
func (w walk) object(rule registry.InnerRef, a, b map[string]any) {
	v, there := rule.At.Get(a)
	if !there || !holds(rule.When, a) {
		return
	}
	other, _ := rule.At.Get(b)
	list, several := v.([]any)
	if !several {
		w.visit(Ref{rule.Ref, rule.Ref.Kind, v}, other)
		return
	}
	others, _ := other.([]any)
	for i, e := range list {
		w.visit(Ref{rule.Ref, rule.Ref.Kind, e}, elementAt(others, i))
	}
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
