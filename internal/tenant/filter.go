package tenant

import (
	"net/url"
	"strings"

	"isc-sync/state/registry"
)

// quote writes a string of the filter language (API: Filters).
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// condition is a part of a filter: a field has one of the values.
type condition struct {
	field  string
	op     registry.FilterOp
	values []string
}

// String writes a condition with the operator `in`, or as a chain of eq and or.
func (c condition) String() string {
	parts := make([]string, len(c.values))
	if c.op == registry.FilterIn {
		for i, v := range c.values {
			parts[i] = quote(v)
		}
		return c.field + " in (" + strings.Join(parts, ",") + ")"
	}
	for i, v := range c.values {
		parts[i] = c.field + " eq " + quote(v)
	}
	return strings.Join(parts, " or ")
}

// joined writes a condition that others are beside: a chain is in parentheses.
func (c condition) joined() string {
	if c.op != registry.FilterIn && len(c.values) > 1 {
		return "(" + c.String() + ")"
	}
	return c.String()
}

// sole writes a condition that others are beside, a single value with eq.
func (c condition) sole() string {
	if len(c.values) == 1 {
		c.op = registry.FilterEq
	}
	return c.joined()
}

// maxQuery bounds a query string: gateways refuse longer request lines.
const maxQuery = 7000

// cost is how long a value is in a query, with what is written around it.
func (c condition) cost(value string) int {
	around := 12
	if c.op == registry.FilterEq {
		around += len(url.QueryEscape(c.field)) + 12
	}
	return len(url.QueryEscape(value)) + around
}

func (c condition) length() int {
	n := 0
	for _, v := range c.values {
		n += c.cost(v)
	}
	return n
}

// conditions divide values into conditions that one request each may carry.
func conditions(rule *registry.FilterRule, values []string) []condition {
	var out []condition
	group := condition{field: rule.Field, op: rule.Op}
	length := 0
	for _, v := range values {
		cost := group.cost(v)
		if len(group.values) > 0 && (len(group.values) == rule.Batch || length+cost > maxQuery) {
			out = append(out, group)
			group.values, length = nil, 0
		}
		group.values, length = append(group.values, v), length+cost
	}
	if len(group.values) > 0 {
		out = append(out, group)
	}
	return out
}

// identityFilter is the filter for rows with one identity, by the fields that the
// list can be filtered by; "" if it cannot.
func identityFilter(list *registry.Endpoint, l Location) string {
	var parts []string
	for _, f := range l.Kind.Identity {
		value := l.Identity[f.Name]
		if rule := list.Filter(f.Name); f.In == registry.InBody && rule.Finds(value) {
			parts = append(parts, condition{rule.Field, rule.Op, []string{value}}.String())
		}
	}
	return strings.Join(parts, " and ")
}
