package support

import (
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// family is where the operations stand that this package is about.
const family = "/sources"

// Operation is one method of one path in one API version.
type Operation struct {
	Version, Method string
	// Path is the part behind the version, with ids or names in braces.
	Path string
}

// String is one line for users.
func (o Operation) String() string { return o.Method + " " + o.Path + " in " + o.Version }

// Called returns the operation that a request asks for; false for one outside
// the family.
func Called(method, path string) (Operation, bool) {
	for _, version := range registry.Versions() {
		if rest, ok := under(path, version); ok {
			return Operation{version, method, family + rest}, true
		}
	}
	return Operation{}, false
}

// under returns what follows the family in a request path of a version.
func under(path, version string) (rest string, ok bool) {
	root := (&registry.Endpoint{Path: family}).URLPath(version, nil)
	rest, ok = strings.CutPrefix(path, root)
	return rest, ok && (rest == "" || rest[0] == '/')
}

// below reports whether a path is root or continues it.
func below(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// fits reports whether a path, of ids or names, is one of a template, and how
// many of its segments are variables.
func fits(path, template string) (variables int, ok bool) {
	got, want := strings.Split(path, "/"), strings.Split(template, "/")
	if len(got) != len(want) {
		return 0, false
	}
	for i, segment := range want {
		switch {
		case isVariable(segment):
			variables++
		case segment != got[i]:
			return 0, false
		}
	}
	return variables, true
}

// same reports whether two templates differ in the names of variables at
// most.
func same(one, other string) bool {
	return slices.EqualFunc(strings.Split(one, "/"), strings.Split(other, "/"), func(a, b string) bool {
		return a == b || isVariable(a) && isVariable(b)
	})
}

func isVariable(segment string) bool { return strings.HasPrefix(segment, "{") }
