package operate

import (
	"bytes"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// hidden stands for a value that is not shown.
const hidden = secret.Mark

// secrets is the rule by which the kind's secrets are known.
func (r *Runner) secrets() *registry.SecretRule {
	for _, f := range r.Kind.Spec.Properties {
		if f.Secret != nil {
			return f.Secret
		}
	}
	return &registry.SecretRule{}
}

// clean returns an answer without secrets.
func (r *Runner) clean(answer any) any { return veil(r.secrets(), answer) }

// veil returns an answer without the values of keys that are secret by name or
// by a list beside them, and without cipher text, also inside JSON and XML that
// are strings.
func veil(rule *registry.SecretRule, v any) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		switch v := v.(type) {
		case map[string]any:
			return veilObject(rule, v), true
		case string:
			return veilText(rule, v), true
		}
		return nil, false
	})
}

func veilObject(rule *registry.SecretRule, object map[string]any) map[string]any {
	listed := rule.Listed(object)
	named := secret.NamesValueBy(object, telling(rule))
	out := make(map[string]any, len(object))
	for key, v := range object {
		if isSecret(rule, key, v) || slices.Contains(listed, key) || named && secret.IsValue(key) {
			out[key] = veilWhole(v)
			continue
		}
		out[key] = veil(rule, v)
	}
	return out
}

// isSecret reports whether a key makes a value a secret: surely by the kind's
// rule, and what is written out by any telling name.
func isSecret(rule *registry.SecretRule, key string, v any) bool {
	return rule.MatchesName(key) || jsonvalue.IsScalar(v) && secret.Telling(key)
}

func telling(rule *registry.SecretRule) func(string) bool {
	return func(name string) bool { return rule.MatchesName(name) || secret.Telling(name) }
}

// veilWhole hides everything that could be a secret: not that there is none, and
// nothing that only says yes or no or refers to values of the connector.
func veilWhole(v any) any {
	if jsonvalue.IsScalar(v) && !state.CanBeSecret(v) {
		return v
	}
	return hidden
}

// veilText hides a text that looks like a secret. Of JSON, XML and cipher text
// only the secrets go.
func veilText(rule *registry.SecretRule, text string) string {
	switch trimmed := strings.TrimSpace(text); {
	case strings.HasPrefix(trimmed, "<"):
		text = veilXML(rule, text)
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "["):
		text = veilJSON(rule, text)
	}
	if text = secret.CutCipher(text); secret.Looks(text) != "" {
		return hidden
	}
	return text
}

// veilJSON leaves text as it is where nothing in it is hidden.
func veilJSON(rule *registry.SecretRule, text string) string {
	value, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		return text
	}
	veiled := jsonvalue.Canonical(veil(rule, value))
	if bytes.Equal(veiled, jsonvalue.Canonical(value)) {
		return text
	}
	return string(veiled)
}
