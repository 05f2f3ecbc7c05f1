package reference

import (
	"strings"

	"isc-sync/state/registry"
)

// withoutPrefix returns two values as names. A text without the prefix does not
// refer to anything, and has no kind.
func withoutPrefix(rule *registry.RefRule, a, b any, kind string) (x, y any, _ string) {
	text, isText := a.(string)
	name, has := strings.CutPrefix(text, rule.Prefix)
	if !isText {
		return a, b, kind
	}
	if !has {
		return a, b, ""
	}
	if other, _ := b.(string); strings.HasPrefix(other, rule.Prefix) {
		b = strings.TrimPrefix(other, rule.Prefix)
	}
	return name, b, kind
}
