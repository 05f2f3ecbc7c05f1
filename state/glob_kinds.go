package state

import "strings"

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
