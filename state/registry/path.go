package registry

import (
	"net/url"
	"slices"
	"strings"
)

// DefaultVersion is the API version that is used if none is selected, and if
// the selected one lacks an endpoint that others have.
const DefaultVersion = "v2025"

// Unprefixed is the API version whose paths have it behind the service (API:
// Versions).
const Unprefixed = "v1"

// Versions returns the API versions, oldest first.
func Versions() []string {
	return []string{"beta", "v3", "v2024", DefaultVersion, "v2026", Unprefixed}
}

// VersionFor returns the version in which the endpoint is called: the
// selected one if it has the endpoint, else v2025, else the first of its own.
func (e *Endpoint) VersionFor(chosen string) string {
	switch {
	case len(e.Versions) == 0 || slices.Contains(e.Versions, chosen):
		return chosen
	case slices.Contains(e.Versions, DefaultVersion):
		return DefaultVersion
	}
	return e.Versions[0]
}

// PageIn returns the page size of a list in a version, 0 if that has no
// pages.
func (e *Endpoint) PageIn(version string) int {
	if size, ok := e.PageBy[version]; ok {
		return size
	}
	return e.Page
}

// Placeholder is the value that a path has until the object called name exists
// and has an id.
func Placeholder(name string) string { return "{" + name + "}" }

// ParsePlaceholder returns the name in a placeholder.
func ParsePlaceholder(s string) (name string, ok bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return "", false
	}
	return s[1 : len(s)-1], true
}

// FillPlaceholder puts an id in each place of a path that has the placeholder of
// name.
func FillPlaceholder(path, name, id string) string {
	return strings.ReplaceAll(path, escapeValue(Placeholder(name)), url.PathEscape(id))
}

// URLPath returns the request path in an API version. Values are
// percent-escaped, except that a placeholder stays readable: inside its braces
// only %, ?, { and } are.
func (e *Endpoint) URLPath(version string, vars map[string]string) string {
	service, rest := splitService(e.pathIn(version))
	rest = variable.ReplaceAllStringFunc(rest, func(name string) string {
		return escapeValue(vars[name[1:len(name)-1]])
	})
	if version == Unprefixed {
		return "/" + service + "/" + version + rest
	}
	return "/" + version + "/" + service + rest
}

// Match is the inverse of URLPath: it reports whether path is one of this
// endpoint, in which version and with which variables. A query does not
// matter.
func (e *Endpoint) Match(path string) (version string, vars map[string]string, ok bool) {
	path, _, _ = strings.Cut(path, "?")
	version, unversioned := SplitVersion(path)
	if version == "" {
		return "", nil, false
	}
	names, pattern := compilePath(e.pathIn(version))
	found := pattern.FindStringSubmatch(unversioned)
	if found == nil {
		return "", nil, false
	}
	vars = make(map[string]string, len(names))
	for i, name := range names {
		value, err := unescapeValue(found[i+1])
		if err != nil {
			return "", nil, false
		}
		vars[name] = value
	}
	return version, vars, true
}

func (e *Endpoint) pathIn(version string) string {
	if path, ok := e.PathBy[version]; ok {
		return path
	}
	return e.Path
}

// splitService divides "/sources/{id}" into "sources" and "/{id}".
func splitService(path string) (service, rest string) {
	service, rest, found := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if found {
		rest = "/" + rest
	}
	return service, rest
}

// SplitVersion removes the version from a request path; "" if there is none.
func SplitVersion(path string) (version, unversioned string) {
	first, rest := splitService(path)
	if first != Unprefixed && slices.Contains(Versions(), first) {
		return first, rest
	}
	second, rest := splitService(rest)
	if second == Unprefixed {
		return second, "/" + first + rest
	}
	return "", ""
}

func escapeValue(value string) string {
	if name, ok := ParsePlaceholder(value); ok {
		return "{" + escapeBraces.Replace(name) + "}"
	}
	return url.PathEscape(value)
}

func unescapeValue(segment string) (string, error) {
	if name, ok := ParsePlaceholder(segment); ok {
		return "{" + unescapeBraces.Replace(name) + "}", nil
	}
	return url.PathUnescape(segment)
}
