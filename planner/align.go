package planner

import (
	"isc-sync/internal/jsonvalue"
)

// elementKey is what identifies an element of a keyed list: its key and, for
// keys that stand twice, the how manieth it is.
type elementKey struct {
	key        string
	occurrence int
}

// keysOf returns the identity of each element. An element without a key is
// its own value.
func keysOf(list []any, keyField string) []elementKey {
	seen := make(map[string]int, len(list))
	keys := make([]elementKey, len(list))
	for i, e := range list {
		key := keyText(e, keyField)
		keys[i] = elementKey{key, seen[key]}
		seen[key]++
	}
	return keys
}

func keyText(element any, keyField string) string {
	if obj, ok := element.(map[string]any); ok {
		if key, ok := obj[keyField].(string); ok {
			return "k" + key
		}
	}
	return "v" + string(jsonvalue.Canonical(Plain(element)))
}

func indexByKey(list []any, keyField string) map[elementKey]int {
	places := make(map[elementKey]int, len(list))
	for i, key := range keysOf(list, keyField) {
		places[key] = i
	}
	return places
}
