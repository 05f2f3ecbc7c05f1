package state

import (
	"strings"

	"isc-sync/internal/jsonvalue"
)

// MapKey is a placeholder, as the key of a map, for the id of an object that
// does not exist yet.
func MapKey(key Key) string { return mapKeyOpens + string(key) + "}" }

const mapKeyOpens = "{$id: "

// ParseMapKey returns the resource of a placeholder that is the key of a map.
func ParseMapKey(s string) (Key, bool) {
	inner, opens := strings.CutPrefix(s, mapKeyOpens)
	key, closes := strings.CutSuffix(inner, "}")
	return Key(key), opens && closes
}

// FillMapKey returns a key of a map with the id in place of the placeholder,
// if the id is known.
func FillMapKey(s string, idOf func(Key) string) string {
	key, stands := ParseMapKey(s)
	if !stands {
		return s
	}
	if id := idOf(key); id != "" {
		return id
	}
	return s
}

// FillMapKeys does the same for the keys in a pointer.
func FillMapKeys(at jsonvalue.Pointer, idOf func(Key) string) jsonvalue.Pointer {
	if !strings.Contains(string(at), mapKeyOpens) {
		return at
	}
	var out jsonvalue.Pointer
	for _, token := range at.Tokens() {
		out = out.Append(FillMapKey(token, idOf))
	}
	return out
}
