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

// hidden replaces a value that is not shown.
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
func (r *Runner) clean(answer any) any { return redact(r.secrets(), answer) }

// redact returns an answer without the values of keys that are secret by name or
// by a list beside them, and without cipher text, also inside JSON and XML that
// are strings.
func redact(rule *registry.SecretRule, v any) any {
	return jsonvalue.Map(v, func(v any) (any, bool) {
		switch v := v.(type) {
		case map[string]any:
			return redactObject(rule, v), true
		case string:
			return redactText(rule, v), true
		}
		return nil, false
	})
}

func redactObject(rule *registry.SecretRule, object map[string]any) map[string]any {
	listed := rule.Listed(object)
	named := secret.NamesValueBy(object, telling(rule))
	out := make(map[string]any, len(object))
	for key, v := range object {
		if isSecret(rule, key, v) || slices.Contains(listed, key) || named && secret.IsValue(key) {
			out[key] = redactAll(v)
			continue
		}
		out[key] = redact(rule, v)
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

// redactAll hides everything that could be a secret: not that there is none, and
// nothing that only says yes or no or refers to values of the connector.
func redactAll(v any) any {
	if jsonvalue.IsScalar(v) && !state.CanBeSecret(v) {
		return v
	}
	return hidden
}

// redactText hides a text that looks like a secret. Of JSON, XML and cipher text
// only the secrets go.
func redactText(rule *registry.SecretRule, text string) string {
	switch trimmed := strings.TrimSpace(text); {
	case strings.HasPrefix(trimmed, "<"):
		text = redactXML(rule, text)
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "["):
		text = redactJSON(rule, text)
	}
	if text = secret.CutCipher(text); secret.Looks(text) != "" {
		return hidden
	}
	return text
}

// redactJSON returns text as it is if nothing in it is hidden.
func redactJSON(rule *registry.SecretRule, text string) string {
	value, err := jsonvalue.Decode([]byte(text))
	if err != nil {
		return text
	}
	veiled := jsonvalue.Canonical(redact(rule, value))
	if bytes.Equal(veiled, jsonvalue.Canonical(value)) {
		return text
	}
	return string(veiled)
}
