package state

import "strings"

// MapKey stands as the key of a map for the id of an object that is still to be
// created.
func MapKey(key Key) string { return mapKeyOpens + string(key) + "}" }

const mapKeyOpens = "{$id: "

// ParseMapKey returns the resource that a key of a map stands for.
func ParseMapKey(s string) (Key, bool) {
	inner, opens := strings.CutPrefix(s, mapKeyOpens)
	key, closes := strings.CutSuffix(inner, "}")
	return Key(key), opens && closes
}
