package support

import (
	"strings"

	"isc-sync/internal/operate"
	"isc-sync/state/registry"
)

// Surface is the part of the API that the tables are about: the collections in which
// kinds that can be declared are written, each the beginning of a path.
type Surface map[string]bool

// SurfaceOf returns the collections of the kinds.
func SurfaceOf(kinds *registry.Kinds) Surface {
	s := Surface{}
	for _, k := range kinds.All() {
		for _, c := range callsOf(k) {
			if c.endpoint.Method != "GET" {
				s[collection(c.endpoint.Path)] = true
			}
		}
	}
	for _, o := range operate.Operations() {
		s[collection(o.Endpoint.Path)] = true
	}
	return s
}

// collection is the part of a path in front of the first id.
func collection(path string) string {
	before, _, _ := strings.Cut(path, "/{")
	return before
}

// Has reports whether a path is in one of the collections.
func (s Surface) Has(path string) bool {
	for at := len(path); at > 0; at = strings.LastIndexByte(path[:at], '/') {
		if s[path[:at]] {
			return true
		}
	}
	return false
}

// Called returns the operation that a request asks for; false for one outside the
// collections.
func (s Surface) Called(method, path string) (Operation, bool) {
	version, rest := registry.SplitVersion(path)
	if version == "" || !s.Has(rest) {
		return Operation{}, false
	}
	return Operation{version, method, rest}, true
}
