package simulator

import (
	"net/url"
	"slices"
	"strings"
)

// A Route is one endpoint. Path is without version, with parameters in braces:
// "/sources/{id}/schemas". Versions and Experimental are API versions separated
// by blanks, where v1 and v2 are the un-prefixed form /sources/v1; in the
// experimental ones the header X-SailPoint-Experimental is demanded (API: Versions).
type Route struct {
	Method       string
	Path         string
	Versions     string
	Experimental string

	body   bodyKind
	handle func(*call) (reply, error)
}

// bodyKind is what a request may carry.
type bodyKind int

const (
	noBody bodyKind = iota
	jsonBody
	patchBody
	plainPatch // operations as application/json
	formBody
	optionalForm // a form, or nothing at all
	fieldsForm   // a form whose fields are the members of an object
)

// The sets of versions that endpoints are in (API: Versions).
const (
	everywhere   = "beta v3 v2024 v2025 v2026 v1"
	fromV3       = "v3 v2024 v2025 v2026 v1"
	allButV3     = "beta v2024 v2025 v2026 v1"
	from2024     = "v2024 v2025 v2026 v1"
	from2025     = "v2025 v2026 v1"
	from2026     = "v2026 v1"
	secondFormat = "v2"
)

// Routes returns every endpoint of the simulator.
func Routes() []Route {
	routes := slices.Concat(
		sourceRoutes(), schemaRoutes(), policyRoutes(), configRoutes(), scheduleRoutes(), machineRoutes(),
		approvalRoutes(), actionRoutes(), taskRoutes(), lookUpRoutes(), moreRoutes(), settingRoutes(),
	)
	for _, r := range resources() {
		routes = append(routes, r.routes()...)
	}
	return routes
}

// splitPath takes the version out of a request path: /v2025/sources/1 and
// /sources/v1/1 both name /sources/1. The version is empty if there is none.
func splitPath(path string) (version, rest string) {
	parts := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 3)
	switch parts[0] {
	case "beta", "v3", "v2024", "v2025", "v2026":
		return parts[0], strings.TrimPrefix(path, "/"+parts[0])
	}
	if len(parts) < 2 || (parts[1] != "v1" && parts[1] != "v2") {
		return "", path
	}
	version = parts[1]
	return version, "/" + strings.Join(slices.Delete(parts, 1, 2), "/")
}

func within(versions, version string) bool { return slices.Contains(strings.Fields(versions), version) }

// match finds the route for a request. A literal segment wins over a
// parameter, so that /schemas/accounts is not a schema's id.
func match(routes []Route, method, version, path string) (*Route, map[string]string) {
	var best *Route
	var params map[string]string
	for i := range routes {
		route := &routes[i]
		if route.Method != method || !within(route.Versions, version) {
			continue
		}
		found, ok := matchPath(route.Path, path)
		if ok && (best == nil || len(found) < len(params)) {
			best, params = route, found
		}
	}
	return best, params
}

// unescaped returns a segment of a path as the client meant it, or unchanged if it is
// not escaped well.
func unescaped(segment string) string {
	plain, err := url.PathUnescape(segment)
	if err != nil {
		return segment
	}
	return plain
}

func matchPath(template, path string) (map[string]string, bool) {
	want, got := strings.Split(template, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return nil, false
	}
	params := map[string]string{}
	for i, segment := range want {
		got[i] = unescaped(got[i])
		if name, ok := strings.CutPrefix(segment, "{"); ok && got[i] != "" {
			params[strings.TrimSuffix(name, "}")] = got[i]
		} else if segment != got[i] {
			return nil, false
		}
	}
	return params, true
}
