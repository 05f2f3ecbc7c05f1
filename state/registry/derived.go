package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// DerivedRule means that the tenant creates the elements of a keyed list from
// the elements of a list in another resource: the one that the kind follows
// by name. It is inferred, not documented, so a violation is a warning.
type DerivedRule struct {
	// List is the list in the other resource.
	List jsonvalue.Pointer `json:"list"`
	// Key holds, for each field of this list's key, its place in an element of
	// the other list.
	Key []jsonvalue.Pointer `json:"key"`
}

// Makes reports whether some element of source, the other resource's value,
// results in an element with the given key. Empty parts of the key match
// anything.
func (r *DerivedRule) Makes(source map[string]any, key []string) bool {
	v, _ := r.List.Get(source)
	list, _ := v.([]any)
	return slices.ContainsFunc(list, func(e any) bool { return r.matches(e, key) })
}

func (r *DerivedRule) matches(element any, key []string) bool {
	for i, part := range key {
		if v, _ := r.Key[i].Get(element); part != "" && v != part {
			return false
		}
	}
	return true
}
