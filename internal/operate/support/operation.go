package support

import (
	"slices"
	"strings"
)

// Operation is one method of one path in one API version.
type Operation struct {
	Version, Method string
	// Path is the part behind the version, with ids or names in braces.
	Path string
}

// String is one line for users.
func (o Operation) String() string { return o.Method + " " + o.Path + " in " + o.Version }

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
