package drawn

import (
	"slices"

	"isc-sync/state/registry"
)

// tree draws a condition, or several that are joined; joined is how the node above
// joins them, since the API wants another way below.
func (d *Draw) tree(f *registry.Field, at string, levels int, joined string) map[string]any {
	rule := f.Tree
	children := f.Property(rule.Children)
	join := Pick(d, rule.Joins)
	if levels > 1 && children != nil && join != joined && d.IntN(2) == 0 {
		list, seen := []any{}, map[string]bool{}
		for range 2 {
			child := d.tree(below(f, children), at, levels-1, join)
			if !seen[encoded(child)] {
				seen[encoded(child)], list = true, append(list, child)
			}
		}
		if len(list) == 2 {
			return map[string]any{rule.Operator: join, rule.Children: list}
		}
	}
	return d.leaf(f, at)
}

// below describes the children of a node: as their list does, with the words of the
// tree.
func below(f, children *registry.Field) *registry.Field {
	node := *children.Items
	node.Tree = f.Tree
	return &node
}

func (d *Draw) leaf(f *registry.Field, at string) map[string]any {
	rule, out := f.Tree, map[string]any{}
	operators := slices.DeleteFunc(slices.Clone(f.Property(rule.Operator).Enum), func(o string) bool { return slices.Contains(rule.Joins, o) })
	by := Pick(d, operators)
	values := []string{rule.One, rule.Many}
	value := rule.One
	switch {
	case slices.Contains(rule.Bare, by):
		value = ""
	case rule.Many != "":
		value = Pick(d, values)
	}
	for _, p := range f.Properties {
		if p.Name == rule.Children || slices.Contains(values, p.Name) && p.Name != value {
			continue
		}
		d.set(out, p, at)
	}
	out[rule.Operator] = by
	return out
}
