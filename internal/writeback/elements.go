package writeback

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/yamledit"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// elements are those of a list in order: what a document says the same stays as it is
// written.
func (m *merger) elements(f *registry.Field, written, means, live []any, at jsonvalue.Pointer) []any {
	out := slices.Clone(live)
	for i, j := range partners(m.document.Kind.SecretRule(at), means, live) {
		switch {
		case j < 0 || j >= len(written):
		case jsonvalue.Equal(means[j], live[i]):
			out[i] = written[j]
		default:
			out[i] = m.again(f, value{written[j], means[j], live[i], at.Index(i), true})
		}
	}
	return out
}

// partners finds the element of a document that each one of the tenant is, -1 for none. One
// with a secret must be the same beyond doubt: a variable is never left with another
// element. All others are paired as their texts will be.
func partners(rule *registry.SecretRule, means, live []any) []int {
	out := make([]int, len(live))
	secrets := secretElements{rule, identities(rule, means), identities(rule, live)}
	var a, b []int // the elements without secrets
	for i := range live {
		if out[i] = secrets.partner(i, means, live); secrets.live[i] == "" {
			b = append(b, i)
		}
	}
	for j := range means {
		if secrets.means[j] == "" {
			a = append(a, j)
		}
	}
	for _, p := range yamledit.Pairs(at(means, a), at(live, b)) {
		out[b[p[1]]] = a[p[0]]
	}
	return out
}

func at(list []any, places []int) []any {
	out := make([]any, len(places))
	for i, p := range places {
		out[i] = list[p]
	}
	return out
}

// secretElements are what identifies the elements with secrets of two lists; "" for an
// element without.
type secretElements struct {
	rule        *registry.SecretRule
	means, live []string
}

// partner is the element with the same secret as one of the tenant: no other is called the
// same, or none was added, removed or moved.
func (s secretElements) partner(i int, means, live []any) int {
	who := s.live[i]
	if who == "" {
		return -1
	}
	j := slices.Index(s.means, who)
	isOnly := j >= 0 && count(s.means, who) == 1 && count(s.live, who) == 1
	switch {
	case isOnly:
		return j
	case len(means) == len(live) && slices.Equal(s.means, s.live):
		return i
	}
	return -1
}

func count(list []string, text string) (n int) {
	for _, t := range list {
		if t == text {
			n++
		}
	}
	return n
}

func identities(rule *registry.SecretRule, list []any) []string {
	out := make([]string, len(list))
	for i, e := range list {
		if holdsSecret(e) {
			out[i] = string(jsonvalue.Canonical(identity(rule, "", e)))
		}
	}
	return out
}

func holdsSecret(v any) bool {
	found := false
	jsonvalue.Leaves(v, func(leaf any) {
		_, isEnv := leaf.(state.Env)
		found = found || isEnv
	})
	return found
}

// identity is what distinguishes an element from others: its texts, but for secrets and
// what only adjusts it.
func identity(rule *registry.SecretRule, name string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, e := range v {
			if part := identity(rule, key, e); part != nil && !rule.Adjusts(key) && !state.LooksSecret(v, key) {
				out[key] = part
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = identity(rule, name, e)
		}
		return out
	}
	if rule.Identifies(name, v) {
		return v
	}
	return nil
}
