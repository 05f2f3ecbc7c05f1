package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// TreeRule is where a node of a tree of conditions has its parts.
type TreeRule struct {
	// Operator is the member with the operator of a node. If it has one of
	// Joins, the node joins its Children, in any order, and a node with one
	// child is equivalent to the child.
	Operator string   `json:"operator"`
	Joins    []string `json:"joins"`
	Children string   `json:"children"`
	// One is the member of a condition that has one value, Many the set that has
	// several of which any may fit: one value means the same in both. Without them,
	// values are compared like other members.
	One  string `json:"one"`
	Many string `json:"many"`
	// Needs are the members that every condition has beside its value. Nodes that join
	// others have neither. Bare are the operators that compare with no value.
	Needs []string `json:"needs"`
	Bare  []string `json:"bare"`
	// Alternates: a node does not join nodes that join in the same way.
	Alternates bool `json:"alternates"`
}

// OfConditions are the members that only conditions have.
func (r *TreeRule) OfConditions() []string {
	return slices.DeleteFunc(append(slices.Clone(r.Needs), r.One, r.Many), func(name string) bool { return name == "" })
}

// JoinedBy reports whether a node joins its children.
func (r *TreeRule) JoinedBy(node map[string]any) bool {
	by, isText := node[r.Operator].(string)
	return isText && slices.Contains(r.Joins, by)
}

// Compares reports whether a member of a node is what a condition compares with, so
// that an empty text is a value. Groups are padded with empty texts.
func (r *TreeRule) Compares(node map[string]any, member string) bool {
	return r != nil && !r.JoinedBy(node) && (r.One == "" || r.One == member)
}

// Shorten returns a tree of conditions in its shortest form: without groups around a
// single condition or with the same operation as the group around them, and with one value where
// a list has only one.
func (r *TreeRule) Shorten(node any) any {
	obj, isObject := node.(map[string]any)
	if !isObject {
		return node
	}
	out := jsonvalue.CopyObject(obj)
	r.oneValue(out)
	list, isList := obj[r.Children].([]any)
	if !isList {
		return out
	}
	children := make([]any, 0, len(list))
	for _, e := range list {
		child := r.Shorten(e)
		inner, isGroup := child.(map[string]any)
		if below, has := inner[r.Children].([]any); isGroup && has && r.JoinedBy(obj) && inner[r.Operator] == obj[r.Operator] {
			children = append(children, below...)
			continue
		}
		children = append(children, child)
	}
	if len(children) == 1 && r.JoinedBy(obj) {
		return children[0]
	}
	out[r.Children] = children
	return out
}

// oneValue writes the values of a node in the shortest way.
func (r *TreeRule) oneValue(node map[string]any) {
	if r.One == "" {
		return
	}
	many, _ := node[r.Many].([]any)
	many = distinct(many)
	one := node[r.One]
	switch said := one != nil && one != ""; {
	case said && (len(many) == 0 || len(many) == 1 && many[0] == one):
		delete(node, r.Many)
	case !said && len(many) == 1:
		node[r.One] = many[0]
		delete(node, r.Many)
	case !said && len(many) > 1:
		node[r.Many] = many
		delete(node, r.One)
	case !said && r.JoinedBy(node):
		delete(node, r.One)
	}
}

func distinct(list []any) []any {
	seen, out := map[any]bool{}, make([]any, 0, len(list))
	for _, v := range list {
		text, isText := v.(string)
		if !isText || !seen[text] {
			seen[text], out = isText || seen[text], append(out, v)
		}
	}
	return out
}

// IsBelowLastLevel reports whether a member of a node would have the nodes below it, and
// the node is on the last level.
func (f *Field) IsBelowLastLevel(member string) bool {
	return f != nil && f.Tree != nil && f.Levels > 0 && member == f.Tree.Children && f.Property(member) == nil
}
