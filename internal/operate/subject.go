package operate

import (
	"path"
	"strings"

	"isc-sync/state/registry"
)

// Subject returns the kind of the objects that have operations.
func Subject(kinds *registry.Kinds) *registry.Kind { return listedAt(kinds, path.Dir(below)) }

// kind returns the kind of the object that the operation changes: the subject
// or, if Schema is set, the kind of the subject's schemas.
func (o *Operation) kind(kinds *registry.Kinds) *registry.Kind {
	if o.Schema == "" {
		return Subject(kinds)
	}
	return listedAt(kinds, path.Dir(o.Endpoint.Path))
}

// listedAt returns the kind whose objects are listed at a path, or nil.
func listedAt(kinds *registry.Kinds, path string) *registry.Kind {
	for _, k := range kinds.All() {
		if k.API.List != nil && strings.ReplaceAll(k.API.List.Path, "{parent.id}", "{id}") == path {
			return k
		}
	}
	return nil
}
