package state

import (
	"fmt"
	"strings"
)

// mostNamed is how many names a message lists.
const mostNamed = 5

// Few lists the first names, and the number of the others.
func Few(names []string) string {
	more := len(names) - mostNamed
	if more <= 1 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), more)
}
