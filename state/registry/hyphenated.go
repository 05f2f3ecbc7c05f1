package registry

import (
	"strings"
	"unicode"
)

// Hyphenated turns a name such as ProvisioningPolicy into provisioning-policy, as
// files are called.
func Hyphenated(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
