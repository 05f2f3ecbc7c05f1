package registry

import (
	"regexp"
	"strings"
)

// A variable in an endpoint's path, and its possible values in a request: a
// placeholder in braces, or one segment.
var (
	variable = regexp.MustCompile(`\{[A-Za-z.]+\}`)

	escapeBraces   = strings.NewReplacer("%", "%25", "?", "%3F", "{", "%7B", "}", "%7D")
	unescapeBraces = strings.NewReplacer("%25", "%", "%3F", "?", "%7B", "{", "%7D", "}")
)

const anyValue = `(\{[^{}]*\}|[^/{}]+)`

// Variables returns the names of the variables in an endpoint's path.
func (e *Endpoint) Variables() []string {
	names, _ := compilePath(e.Path)
	return names
}

// compilePath returns the names of a path's variables and the expression that
// matches a request's path.
func compilePath(path string) (names []string, pattern *regexp.Regexp) {
	var b strings.Builder
	b.WriteString("^")
	at := 0
	for _, m := range variable.FindAllStringIndex(path, -1) {
		b.WriteString(regexp.QuoteMeta(path[at:m[0]]) + anyValue)
		names = append(names, path[m[0]+1:m[1]-1])
		at = m[1]
	}
	b.WriteString(regexp.QuoteMeta(path[at:]) + "$")
	return names, regexp.MustCompile(b.String())
}
