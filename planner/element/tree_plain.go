package element

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Plain returns a tree of conditions in the one form that all trees with its meaning
// share, at any depth: the shortest, without members that say nothing, and with its
// children sorted. What nothing describes stays.
func Plain(f *registry.Field, tree any) any {
	return plainNode(f.Tree, f, f.Tree.Shorten(tree))
}

func plainNode(rule *registry.TreeRule, f *registry.Field, node any) any {
	obj, isObject := node.(map[string]any)
	if !isObject {
		return node
	}
	own := jsonvalue.CopyObject(obj)
	delete(own, rule.Children)
	out := unpaddedMembers(f, own)
	for key, v := range out {
		out[key] = Unordered(f.Property(key), v)
	}
	list, isList := obj[rule.Children].([]any)
	if !isList || len(list) == 0 && !rule.JoinedBy(obj) {
		return out
	}
	children := make([]any, len(list))
	for i, e := range list {
		children[i] = plainNode(rule, nodeBelow(rule, f), e)
	}
	return withChildren(rule, out, children)
}

// Beside returns the plain forms of two trees such that a condition of one, which the
// other joins with more, is in a group with the same operator in both.
func Beside(f *registry.Field, a, b any) (any, any) {
	a, b = Plain(f, a), Plain(f, b)
	if group, joins := joining(f.Tree, b, a); joins {
		return group, b
	}
	if group, joins := joining(f.Tree, a, b); joins {
		return a, group
	}
	return a, b
}

// joining returns the group around one part alone, if it joins that with others.
func joining(rule *registry.TreeRule, group, part any) (any, bool) {
	node, isObject := group.(map[string]any)
	children, _ := node[rule.Children].([]any)
	isPart := func(e any) bool { return treeKey(e) == treeKey(part) }
	if !isObject || !rule.JoinedBy(node) || !slices.ContainsFunc(children, isPart) {
		return nil, false
	}
	out := jsonvalue.CopyObject(node)
	out[rule.Children] = []any{part}
	return out, true
}

// PlainTrees returns a value with its trees of conditions in their plain form.
func PlainTrees(f *registry.Field, v any) any {
	return registry.Map(f, v, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		if f == nil || f.Tree == nil {
			return nil, false
		}
		return Plain(f, v), true
	})
}
