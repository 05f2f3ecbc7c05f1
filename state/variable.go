package state

import "strings"

// IsReservedVariable reports whether an environment variable is one of the
// program's own, which hold its credentials. Documents and plans must not name
// it: its value would end up in the tenant. Letter case does not count, since
// it does not on Windows.
func IsReservedVariable(name string) bool {
	return strings.HasPrefix(strings.ToUpper(name), "SAIL_")
}
