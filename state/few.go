package state

import (
	"fmt"
	"strings"
)

// mostNamed is how many names a message lists.
const mostNamed = 5

// Few lists the first names, and the number of the others.
func Few(names []string) string { return FewOf(names, mostNamed) }

// FewOf lists so many of the names, and the number of the others.
func FewOf(names []string, most int) string {
	more := len(names) - most
	if more <= 1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
}
