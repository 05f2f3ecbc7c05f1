package element

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// SameTree reports whether two trees of conditions have the same meaning:
// empty members, the order of the children, and a group around one condition
// or around groups with the same operator make no difference.
func SameTree(f *registry.Field, a, b any) bool {
	return string(treeKey(shortest(f.Tree, f, a))) == string(treeKey(shortest(f.Tree, f, b)))
}

// shortest returns a node in its shortest form.
func shortest(rule *registry.TreeRule, f *registry.Field, node any) any {
	obj, isObject := node.(map[string]any)
	if !isObject {
		return node
	}
	list, _ := obj[rule.Children].([]any)
	out, _ := normalize(f, jsonvalue.CopyObject(obj)).(map[string]any)
	delete(out, rule.Children)
	joins := slices.ContainsFunc(rule.Joins, func(by string) bool { return out[rule.Operator] == by })
	children := make([]any, 0, len(list))
	for _, e := range list {
		child := shortest(rule, f.Property(rule.Children).Element(), e)
		if inner, is := child.(map[string]any); is && joins && inner[rule.Operator] == out[rule.Operator] {
			children = append(children, inner[rule.Children].([]any)...)
			continue
		}
		children = append(children, child)
	}
	switch {
	case joins && len(children) == 1:
		return children[0]
	case joins || len(children) > 0:
		slices.SortFunc(children, func(a, b any) int { return strings.Compare(treeKey(a), treeKey(b)) })
		out[rule.Children] = children
	}
	return out
}

func treeKey(v any) string { return string(jsonvalue.Canonical(plan.WithMarkers(v))) }

// normalize returns a value without what the tenant adds: members that are
// equivalent to being absent, that only the tenant writes or that are not
// described, and the names in references.
func normalize(f *registry.Field, v any) any {
	obj, isObject := v.(map[string]any)
	if !isObject || f == nil || f.Free {
		return v
	}
	if f.IsReference() && obj["id"] != nil {
		return obj["id"]
	}
	out := map[string]any{}
	for key, e := range obj {
		if p := f.Property(key); p != nil && !p.ReadOnly && !p.ReadsAsNothing(e) {
			out[key] = normalize(p, e)
		}
	}
	return out
}
