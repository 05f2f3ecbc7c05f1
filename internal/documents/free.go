package documents

import (
	"fmt"

	"isc-sync/state"
)

// free checks a key of a map whose keys are free: whether the server keeps it
// for itself and whether it holds a secret. It tells whether the value is worth
// a look.
func (s *specChecker) free(f *state.Field, key string, v any) bool {
	hint, owned := ownedKey(f, key)
	secret := f.Secret != nil && f.Secret.Tells(key)
	switch {
	case owned && secret:
		return s.ownedSecret(v)
	case owned:
		if hint == "" {
			hint = "remove it"
		}
		s.keyProblem(key+" belongs to the server", hint)
		return false
	case secret:
		return s.secret(key, v)
	}
	return true
}

func ownedKey(f *state.Field, key string) (hint string, owned bool) {
	for _, o := range f.Owned {
		for _, glob := range o.Keys {
			if state.MatchGlob(glob, key) {
				return o.Hint, true
			}
		}
	}
	return "", false
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

func (s *specChecker) secret(key string, v any) bool {
	at := s.at()
	switch v.(type) {
	case state.Env, unreadable, nil:
		return true
	}
	tag := s.Tags[at].Name
	if tag == TagPlain {
		return true
	}
	what := "stands here in plain text"
	if tag != "" {
		what = "comes from !" + tag
	}
	s.problem(fmt.Sprintf("%s looks like a secret and %s", key, what), "use !env NAME, or !plain if it is no secret")
	return false
}
