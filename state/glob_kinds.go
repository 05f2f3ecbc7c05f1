package state

import (
	"slices"
	"strings"

	"isc-sync/internal/glob"
	"isc-sync/state/registry"
)

// GlobFit is what a glob of keys can match.
type GlobFit struct {
	// Kind is the glob's first part, Kinds are the kinds that it matches by
	// name.
	Kind  string
	Kinds []*registry.Kind
	// Any reports whether some key of theirs can match the glob.
	Any bool
}

// FitGlob finds out what a glob of keys can match, so that a misspelt glob is
// distinguished from one that finds nothing.
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

// KindsMatched returns the kinds of which a pattern may match a key, and those below
// them. Without patterns that is every kind.
func KindsMatched(ks *registry.Kinds, patterns Patterns) []*registry.Kind {
	if len(patterns) == 0 {
		return ks.All()
	}
	return slices.DeleteFunc(ks.All(), func(kind *registry.Kind) bool {
		return !slices.ContainsFunc(append(kind.Ancestors(), kind), func(k *registry.Kind) bool {
			return slices.ContainsFunc(patterns, func(p Pattern) bool { return p.MayMatch(anyKey(k)) })
		})
	})
}

// anyKey is the form of all keys of a kind, for MayMatch.
func anyKey(k *registry.Kind) Key {
	return Key(k.Name + strings.Repeat("/*", len(k.Identity)))
}

// Unmatched returns the patterns that match none of the keys and, as far as
// the keys show, nothing below one of them.
func Unmatched(ks *registry.Kinds, patterns Patterns, keys Keys) Patterns {
	return slices.DeleteFunc(patterns.Unmatched(keys), func(p Pattern) bool {
		return p.HasWildcard() && keys.contain(func(key Key) bool { return slices.ContainsFunc(FormsBelow(ks, key), p.MayMatch) })
	})
}

// FormsBelow are the forms of the keys of everything that can be below a
// resource, each open part as *.
func FormsBelow(ks *registry.Kinds, parent Key) []Key {
	var forms []Key
	for _, kind := range ks.Children(parent.Kind()) {
		form := Below(kind, anyKey(kind), parent)
		forms = append(append(forms, form), FormsBelow(ks, form)...)
	}
	return forms
}
