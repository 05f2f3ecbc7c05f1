package state

import (
	"slices"
	"strings"

	"isc-sync/internal/glob"
	"isc-sync/state/registry"
)

// GlobFit is what a glob of keys can be about.
type GlobFit struct {
	// Kind is what the glob has in the place of a kind, Kinds those that it
	// covers by name.
	Kind  string
	Kinds []*registry.Kind
	// Any tells whether some key of theirs can fall under the glob.
	Any bool
}

// FitGlob finds out what a glob of keys can be about, so that one that was typed
// wrongly does not pass for one that found nothing.
func FitGlob(ks *registry.Kinds, pattern string) GlobFit {
	var fit GlobFit
	fit.Kind, _, _ = strings.Cut(pattern, "/")
	for _, kind := range ks.All() {
		if fit.Kind == "**" || glob.Match(fit.Kind, kind.Name) {
			fit.Kinds = append(fit.Kinds, kind)
			fit.Any = fit.Any || MayMatch(pattern, anyKey(kind))
		}
	}
	return fit
}

// anyKey is the form of all keys of a kind, for MayMatch.
func anyKey(k *registry.Kind) Key {
	return Key(k.Name + strings.Repeat("/*", len(k.Identity)))
}

// Unmatched returns the patterns that cover none of the keys, and, as far as
// the keys show, nothing that belongs to one of them.
func Unmatched(ks *registry.Kinds, patterns Patterns, keys Keys) Patterns {
	return slices.DeleteFunc(patterns.Unmatched(keys), func(p Pattern) bool {
		return p.HasWildcard() && keys.contain(func(key Key) bool { return slices.ContainsFunc(FormsBelow(ks, key), p.MayMatch) })
	})
}

// FormsBelow are the forms of the keys of everything that can belong to a
// resource, directly or not, each open part as *.
func FormsBelow(ks *registry.Kinds, parent Key) []Key {
	var forms []Key
	for _, kind := range ks.Children(parent.Kind()) {
		form := Below(kind, anyKey(kind), parent)
		forms = append(append(forms, form), FormsBelow(ks, form)...)
	}
	return forms
}
