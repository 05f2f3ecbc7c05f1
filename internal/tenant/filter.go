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

// oneOf is the filter for rows whose field is one of the values: with the
// operator `in`, or as a chain of eq and or.
func oneOf(field, op string, values []string) string {
	parts := make([]string, len(values))
	if op == "in" {
		for i, v := range values {
			parts[i] = quote(v)
		}
		return field + " in (" + strings.Join(parts, ",") + ")"
	}
	for i, v := range values {
		parts[i] = field + " eq " + quote(v)
	}
	return strings.Join(parts, " or ")
}

// maxQuery bounds a query string: gateways refuse longer request lines.
const maxQuery = 7000

// batches divides values into groups of at most size whose filter stays a
// query that gateways take.
func batches(values []string, size int) [][]string {
	var out [][]string
	var group []string
	length := 0
	for _, v := range values {
		cost := len(url.QueryEscape(v)) + 12
		if len(group) > 0 && (len(group) == size || length+cost > maxQuery) {
			out, group, length = append(out, group), nil, 0
		}
		group, length = append(group, v), length+cost
	}
	if len(group) > 0 {
		out = append(out, group)
	}
	return out
}

// identityFilter is the filter for rows with one identity.
func identityFilter(l Location) string {
	var parts []string
	for _, f := range l.Kind.Identity {
		if f.In == registry.InBody {
			parts = append(parts, oneOf(f.Name, "eq", []string{l.Identity[f.Name]}))
		}
	}
	return strings.Join(parts, " and ")
}
