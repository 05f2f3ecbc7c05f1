package element

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// SameTree reports whether two trees of conditions have the same meaning: empty
// members, the order of the children and of values, a condition twice, a group around one condition or
// around groups with the same operator, and a list for one value make no difference.
func SameTree(f *registry.Field, a, b any) bool {
	return treeKey(meaning(f.Tree, f, f.Tree.Shorten(a))) == treeKey(meaning(f.Tree, f, f.Tree.Shorten(b)))
}

// meaning returns a node of a shortened tree with its members normalized.
func meaning(rule *registry.TreeRule, f *registry.Field, node any) any {
	obj, isObject := node.(map[string]any)
	if !isObject {
		return node
	}
	own := jsonvalue.CopyObject(obj)
	delete(own, rule.Children)
	out, _ := normalize(f, own).(map[string]any)
	list, isList := obj[rule.Children].([]any)
	if !isList || len(list) == 0 && !rule.JoinedBy(obj) {
		return out
	}
	children := make([]any, len(list))
	for i, e := range list {
		children[i] = meaning(rule, nodeBelow(rule, f), e)
	}
	return withChildren(rule, out, children)
}

// withChildren gives a node its children, sorted and each once.
func withChildren(rule *registry.TreeRule, node map[string]any, children []any) any {
	children = flattened(rule, node, children)
	slices.SortFunc(children, func(a, b any) int { return strings.Compare(treeKey(a), treeKey(b)) })
	once := slices.CompactFunc(children, func(a, b any) bool { return treeKey(a) == treeKey(b) })
	if len(once) == 1 && len(children) > 1 && rule.JoinedBy(node) {
		return once[0]
	}
	node[rule.Children] = once
	return node
}

// flattened puts the children of groups with the same operator in place of those: what
// stood between them may have been a condition twice.
func flattened(rule *registry.TreeRule, node map[string]any, children []any) []any {
	var out []any
	for _, e := range children {
		inner, isGroup := e.(map[string]any)
		if below, has := inner[rule.Children].([]any); isGroup && has && rule.JoinedBy(node) && inner[rule.Operator] == node[rule.Operator] {
			out = append(out, below...)
			continue
		}
		out = append(out, e)
	}
	return out
}

// nodeBelow describes the children of a node. Tenants have trees that are deeper than
// described; their nodes are like those above.
func nodeBelow(rule *registry.TreeRule, f *registry.Field) *registry.Field {
	if below := f.Property(rule.Children).Element(); below != nil {
		return below
	}
	return f
}

func treeKey(v any) string { return string(jsonvalue.Canonical(plan.WithMarkers(v))) }
