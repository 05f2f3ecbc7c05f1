package state

import (
	"slices"
	"strings"
)

// GlobFit is what a glob of keys can be about.
type GlobFit struct {
	// Kind is what the glob has in the place of a kind, Kinds those that it
	// covers by name.
	Kind  string
	Kinds []*Kind
	// Any tells whether some key of theirs can fall under the glob.
	Any bool
}

// Fit finds out what a glob of keys can be about, so that one that was typed
// wrongly does not pass for one that found nothing.
func (ks *Kinds) Fit(pattern string) GlobFit {
	var fit GlobFit
	fit.Kind, _, _ = strings.Cut(pattern, "/")
	for _, kind := range ks.All() {
		if fit.Kind == "**" || MatchGlob(fit.Kind, kind.Name) {
			fit.Kinds = append(fit.Kinds, kind)
			fit.Any = fit.Any || MayMatch(pattern, kind.anyKey())
		}
	}
	return fit
}

// anyKey is the form of all keys of a kind, for MayMatch.
func (k *Kind) anyKey() Key {
	return Key(k.Name + strings.Repeat("/*", len(k.Identity)))
}

// KeyForm is how a kind's keys are written, as in Schema/SOURCE/NAME.
func (k *Kind) KeyForm() string {
	form := k.Name
	for _, f := range k.Identity {
		form += "/" + strings.ToUpper(f.Name)
	}
	return form
}

// Unmatched returns the patterns that cover none of the keys, and, as far as
// the keys show, nothing that belongs to one of them.
func (ks *Kinds) Unmatched(patterns Patterns, keys Keys) Patterns {
	return slices.DeleteFunc(patterns.Unmatched(keys), func(p Pattern) bool {
		return p.HasWildcard() && keys.contain(func(key Key) bool { return slices.ContainsFunc(ks.FormsBelow(key), p.MayMatch) })
	})
}

// FormsBelow are the forms of the keys of everything that can belong to a
// resource, each open part as *.
func (ks *Kinds) FormsBelow(parent Key) []Key {
	var forms []Key
	for _, kind := range ks.Children(parent.Kind()) {
		parts := slices.Repeat([]string{"*"}, len(kind.Identity))
		parts[kind.ParentPart()] = parent.Name()
		forms = append(forms, NewKey(kind.Name, parts...))
	}
	return forms
}
