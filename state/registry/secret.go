package registry

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
)

// MatchesName reports whether a key's name alone indicates that the tenant
// keeps its value as a secret. Letter case does not count. Answers are
// cached, because documents have few keys and many values.
func (r *SecretRule) MatchesName(key string) bool {
	if answer, known := r.matched.Load(key); known {
		return answer.(bool)
	}
	matches := r.matchesName(key)
	r.matched.Store(key, matches)
	return matches
}

func (r *SecretRule) matchesName(key string) bool {
	return matchesFold(r.Names, key) && !secret.Switch(key)
}

// Identifies reports whether a value identifies the list element around it,
// if its key is name: a text does, unless the rule lists its name in Adjust,
// and a number or boolean does if the rule lists it in Identify. Texts that
// read as a number or boolean count as such. A nil rule lists nothing.
func (r *SecretRule) Identifies(name string, v any) bool {
	if text, ok := v.(string); ok && !numberOrBool.MatchString(text) {
		return text != ""
	}
	return r != nil && v != nil && matchesFold(r.Identify, name)
}

// Adjusts reports whether nothing below a key identifies a list element.
func (r *SecretRule) Adjusts(name string) bool { return r != nil && matchesFold(r.Adjust, name) }

var numberOrBool = regexp.MustCompile(`^(?i:true|false|-?[0-9]+(\.[0-9]+)?)$`)

func matchesFold(globs []string, name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(globs, func(pattern string) bool { return glob.Match(strings.ToLower(pattern), name) })
}

// SecretRule returns the rule for secrets at a pointer, or nil.
func (k *Kind) SecretRule(at jsonvalue.Pointer) *SecretRule {
	rule, _, _ := k.SecretMap(at)
	return rule
}

// SecretMap finds the free map with secrets around a pointer: its rule, its
// place and the tokens below it. The rule is nil if there is none.
func (k *Kind) SecretMap(at jsonvalue.Pointer) (*SecretRule, jsonvalue.Pointer, []string) {
	f, rest := k.Spec, at
	for f != nil {
		if f.Secret != nil {
			return f.Secret, at[:len(at)-len(rest)], rest.Tokens()
		}
		if rest == "" {
			break
		}
		f, rest = f.Below(rest.First()), rest.Rest()
	}
	return nil, "", nil
}

// Listed are the keys that an object itself lists as secret.
func (r *SecretRule) Listed(object map[string]any) []string {
	text, _ := object[r.ListedIn].(string)
	var names []string
	for name := range strings.SplitSeq(text, r.Separator) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}
