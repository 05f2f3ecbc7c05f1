// Package element identifies the elements of lists.
//
// Input is the description of a list and its elements, output are keys that can
// be compared: of keyed lists the key fields, of sets and other lists the values.
package element

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// Key identifies an element of a list: the text of its key and, if several
// elements have that key, the number of this one among them, from 0.
type Key struct {
	Text       string
	Occurrence int
}

// Keys returns the key of each element. The key of an element without key fields
// is its own value.
func Keys(f *registry.Field, list []any) []Key {
	seen := make(map[string]int, len(list))
	keys := make([]Key, len(list))
	for i, e := range list {
		key := KeyText(f, e)
		keys[i] = Key{key, seen[key]}
		seen[key]++
	}
	return keys
}

// KeyText returns the key of an element as text.
func KeyText(f *registry.Field, element any) string {
	if parts, ok := f.ElementKey(element); ok {
		return "k" + strings.Join(parts, "\x00")
	}
	return "v" + string(jsonvalue.Canonical(plan.WithMarkers(element)))
}

// Index returns the index of each key in a list.
func Index(f *registry.Field, list []any) map[Key]int {
	places := make(map[Key]int, len(list))
	for i, key := range Keys(f, list) {
		places[key] = i
	}
	return places
}

// MemberKey returns the text that equal members of a set share. References are
// equal if they have the same id, and other objects if they mean the same.
func MemberKey(f *registry.Field, member any) string {
	if f != nil && f.Items != nil {
		member = normalize(f.Items, member)
	}
	return string(jsonvalue.Canonical(plan.WithMarkers(member)))
}

// IndexOr returns j if it was found, and otherwise another index.
func IndexOr(j int, found bool, otherwise int) int {
	if found {
		return j
	}
	return otherwise
}

// Missing returns how many members of a set are not in another.
func Missing(f *registry.Field, of, in []any) int {
	has := make(map[string]bool, len(in))
	for _, e := range in {
		has[MemberKey(f, e)] = true
	}
	missing := 0
	for _, e := range of {
		if !has[MemberKey(f, e)] {
			missing++
		}
	}
	return missing
}
