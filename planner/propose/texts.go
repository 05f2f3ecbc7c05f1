package propose

import (
	"fmt"
	"strings"

	"isc-sync/state"
)

// AmbiguousText is the message that several live objects have one key.
func AmbiguousText(key state.Key, several []*state.Object) string {
	ids := make([]string, len(several))
	for i, o := range several {
		ids[i] = o.ID
		if o.ID == "" {
			ids[i] = "without an id"
		}
	}
	return fmt.Sprintf("the tenant has %d objects with the key %s: %s", len(several), key, strings.Join(ids, ", "))
}

// RenameText is the message that a document renames the object with a key.
func RenameText(key state.Key, by *state.Document) string {
	return fmt.Sprintf("%s (%s) renames %s", by.Key, by.Position, key)
}
