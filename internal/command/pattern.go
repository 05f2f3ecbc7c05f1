package command

import (
	"fmt"
	"strings"

	"isc-sync/state"
)

// patterns checks globs of keys: one that no key can ever fall under was typed
// wrongly.
func (d *directory) patterns(flag string, patterns []string) error {
	for _, pattern := range patterns {
		kind, _, _ := strings.Cut(pattern, "/")
		kinds := d.kindsLike(kind)
		if len(kinds) == 0 {
			return usage(fmt.Sprintf("%s %q: unknown kind %q", flag, pattern, kind), d.kindHint(kind))
		}
		if !fitsAny(pattern, kinds) {
			return usage(fmt.Sprintf("%s %q fits no key", flag, pattern), "write "+keyForm(kinds[0])+", or * for everything")
		}
	}
	return nil
}

// kindsLike are the kinds of documents whose names a glob covers.
func (d *directory) kindsLike(glob string) []*state.Kind {
	var found []*state.Kind
	for _, kind := range d.kinds.All() {
		if state.MatchGlob(glob, kind.Name) {
			found = append(found, kind)
		}
	}
	return found
}

// fitsAny tells whether a glob has as many parts as the keys of one of the
// kinds; a last * stands for all that are left.
func fitsAny(pattern string, kinds []*state.Kind) bool {
	parts := strings.Split(pattern, "/")
	for _, kind := range kinds {
		all := 1 + len(kind.Identity)
		if len(parts) == all || len(parts) < all && parts[len(parts)-1] == "*" {
			return true
		}
	}
	return false
}

// keyForm is how a kind's keys are written, as in Schema/SOURCE/NAME.
func keyForm(kind *state.Kind) string {
	form := kind.Name
	for _, f := range kind.Identity {
		form += "/" + strings.ToUpper(f.Name)
	}
	return form
}
