package documents

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isc-sync/state/registry"
)

// node checks a node of a tree of conditions: one that joins others has some and
// nothing else, and a condition has what it compares.
func (s *specChecker) node(f *registry.Field, node map[string]any) {
	if f == nil || f.Tree == nil {
		return
	}
	by, _ := node[f.Tree.Operator].(string)
	switch {
	case !slices.Contains(f.Property(f.Tree.Operator).Enum, by): // reported, or missing
	case f.Tree.JoinedBy(node):
		s.group(f, by, node)
	default:
		s.condition(f, by, node)
	}
}

func (s *specChecker) group(f *registry.Field, by string, node map[string]any) {
	rule := f.Tree
	_, written := node[rule.Children]
	list, isList := node[rule.Children].([]any)
	place := rule.Operator
	if written {
		place = rule.Children
	}
	switch {
	case f.Property(rule.Children) == nil && !written:
		s.nodeProblem(rule.Operator, fmt.Sprintf("conditions nest more than %d levels deep", f.Levels), "write a condition here: "+by+" joins others, which would be one level below")
	case node[rule.Children] == nil || isList && len(list) == 0:
		s.nodeProblem(place, fmt.Sprintf("%s joins conditions, and %s has none", by, rule.Children), "write the conditions there, or leave out the "+by)
	}
	for _, name := range rule.OfConditions() {
		if node[name] != nil {
			s.nodeProblem(name, fmt.Sprintf("%s joins conditions and has no %s of its own", by, name), fmt.Sprintf("leave it out here, and write it in one of %s", rule.Children))
		}
	}
	for i, e := range list {
		if below, _ := e.(map[string]any); rule.Alternates && below[rule.Operator] == by {
			s.below(rule.Children, func() {
				s.below(strconv.Itoa(i), func() {
					s.nodeProblem(rule.Operator, by+" cannot be directly below "+by, "move what it joins one level up: it means the same there")
				})
			})
		}
	}
}

func (s *specChecker) condition(f *registry.Field, by string, node map[string]any) {
	rule := f.Tree
	if node[rule.Children] != nil && f.Property(rule.Children) != nil {
		s.nodeProblem(rule.Children, fmt.Sprintf("%s is a condition, which has no %s", by, rule.Children), "leave them out, or join the conditions by "+strings.Join(rule.Joins, " or "))
	}
	for _, name := range rule.Needs {
		if node[name] == nil {
			s.nodeProblem(rule.Operator, fmt.Sprintf("%s needs %s", by, name), "write "+name+": "+strings.TrimSuffix(f.Property(name).Description, "."))
		}
	}
	if rule.One != "" {
		s.compared(f, by, node)
	}
}

// compared checks what a condition compares with: one value, or a list of some.
func (s *specChecker) compared(f *registry.Field, by string, node map[string]any) {
	rule := f.Tree
	many, isList := node[rule.Many].([]any)
	hasOne, hasMany := node[rule.One] != nil, node[rule.Many] != nil && (!isList || len(many) > 0)
	switch isBare := slices.Contains(rule.Bare, by); {
	case isBare && hasOne:
		s.nodeProblem(rule.One, by+" compares with no value", "leave "+rule.One+" out")
	case isBare:
	case hasOne && hasMany:
		s.nodeProblem(rule.Many, fmt.Sprintf("%s and %s are both set", rule.One, rule.Many), fmt.Sprintf("write %s for one value, or %s for several", rule.One, rule.Many))
	case !hasOne && !hasMany:
		s.nodeProblem(rule.Operator, fmt.Sprintf("%s needs a value to compare with", by), "write "+strings.Join(slices.DeleteFunc([]string{rule.One, rule.Many}, func(name string) bool { return name == "" }), " or "))
	}
}

func (s *specChecker) nodeProblem(member, text, hint string) {
	s.below(member, func() { s.problem(text, hint) })
}
