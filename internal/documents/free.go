package documents

import (
	"cmp"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// free checks a key that no kind describes: whether the server keeps it for
// itself and whether it holds a secret. It reports whether the value is worth a
// look.
func (s *specChecker) free(f *registry.Field, key string, object map[string]any) bool {
	owned, v := f.Owns(key, object), object[key]
	if s.Kind.OwnsAnywhere() {
		owned = cmp.Or(owned, s.Kind.OwnsInside(s.at().Parent(), key, object))
	}
	described := f.Property(key)
	tells := s.rule != nil && s.rule.MatchesName(key) || described != nil && described.WriteOnly
	switch {
	case owned != nil && tells:
		return s.ownedSecret(v)
	case owned != nil:
		s.keyProblem(key+" belongs to the server", cmp.Or(owned.Hint, "remove it"))
		return false
	case tells && !s.calledPlain() && s.inTheOpen(v, s.at()):
		return s.secret(key)
	}
	return true
}

// within notes the rule for secrets that holds below a field, and returns how
// to forget it.
func (s *specChecker) within(f *registry.Field) func() {
	outer := s.rule
	if f != nil && f.Secret != nil {
		s.rule = f.Secret
	}
	return func() { s.rule = outer }
}

// calledPlain reports whether the author calls what the value is in no secret.
func (s *specChecker) calledPlain() bool { return isCalledPlain(s.Tags, s.at()) }

// inTheOpen reports whether a value, or a part of it, is written out where a
// secret belongs.
func (s *specChecker) inTheOpen(v any, at jsonvalue.Pointer) bool {
	if s.Tags[at].Name == TagPlain {
		return false
	}
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			if s.inTheOpen(e, at.Append(key)) {
				return true
			}
		}
		return false
	case []any:
		for i, e := range v {
			if s.inTheOpen(e, at.Index(i)) {
				return true
			}
		}
		return false
	case unreadable:
		return false
	}
	return isWritten(v)
}

// ownedSecret is a secret that the server rewrites, such as a token that it
// renews: only its first value can be given.
func (s *specChecker) ownedSecret(v any) bool {
	if _, env := v.(state.Env); env {
		return true
	}
	s.problem("the server keeps this secret up to date", "remove it, or give its first value with !env NAME")
	return false
}

func (s *specChecker) secret(key string) bool {
	what := "is in plain text"
	if tag := s.Tags[s.at()].Name; tag != "" {
		what = "comes from !" + tag
	}
	s.problem(fmt.Sprintf("%s looks like a secret and %s", key, what), "use !env NAME, or !plain if it is not a secret")
	return false
}

// cipher refuses what a tenant made of a secret: no other tenant can read it.
func (s *specChecker) cipher(v any) {
	if secret.IsCipher(v) {
		s.problem("this is a tenant's cipher text, which means nothing elsewhere", "use !env NAME and set the variable to the secret")
	}
}

// unsubstituted warns of ${NAME} in the place of a secret: nothing puts the
// variable's value there.
func (s *specChecker) unsubstituted(v any) {
	text, _ := v.(string)
	wrong, hint := secret.Unsubstituted(text)
	if wrong != "" && state.IsSecret(s.Kind, nil, s.at()) && !s.calledPlain() {
		s.warnings = append(s.warnings, s.Problem(s.at(), wrong, hint))
	}
}
