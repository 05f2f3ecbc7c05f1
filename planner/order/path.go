package order

import (
	"net/url"

	"isc-sync/internal/glob"
	"isc-sync/state/registry"
)

// createPath returns the path of a create, with the query that the kind
// requires.
func createPath(kind *registry.Kind, version string, vars map[string]string, body map[string]any) string {
	endpoint := kind.API.Create
	path := endpoint.URLPath(endpoint.VersionFor(version), vars)
	return path + queryOf(endpoint, vars, body)
}

// queryOf is the query that an endpoint requires, with its question mark.
func queryOf(endpoint *registry.Endpoint, vars map[string]string, body map[string]any) string {
	query := url.Values{}
	for _, rule := range endpoint.Query {
		text, isText := body[rule.Field].(string)
		if rule.Field == "" || isText && glob.MatchAny(rule.In, text) {
			query.Set(rule.Name, rule.ValueFor(vars))
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}
