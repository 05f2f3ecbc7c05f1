package planner

import (
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// elementKey is what identifies an element of a keyed list: its key and, for
// keys that stand twice, the how manieth it is.
type elementKey struct {
	key        string
	occurrence int
}

// keysOf returns the identity of each element. An element without a key is
// its own value.
func keysOf(f *registry.Field, list []any) []elementKey {
	seen := make(map[string]int, len(list))
	keys := make([]elementKey, len(list))
	for i, e := range list {
		key := keyText(f, e)
		keys[i] = elementKey{key, seen[key]}
		seen[key]++
	}
	return keys
}

func keyText(f *registry.Field, element any) string {
	if parts, ok := f.ElementKey(element); ok {
		return "k" + strings.Join(parts, "\x00")
	}
	return "v" + string(jsonvalue.Canonical(plan.Plain(element)))
}

func indexByKey(f *registry.Field, list []any) map[elementKey]int {
	places := make(map[elementKey]int, len(list))
	for i, key := range keysOf(f, list) {
		places[key] = i
	}
	return places
}

// memberKey is what makes two members of a set the same: the id of a
// reference, else the value.
func memberKey(f *registry.Field, member any) string {
	if f != nil && f.Items != nil && f.Items.Ref != nil {
		if ref, ok := member.(map[string]any); ok && ref["id"] != nil {
			member = ref["id"]
		}
	}
	return string(jsonvalue.Canonical(plan.Plain(member)))
}

func placeOr(j int, found bool, otherwise int) int {
	if found {
		return j
	}
	return otherwise
}
