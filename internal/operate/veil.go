package operate

import (
	"bytes"
	"regexp"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// hidden stands for a value that is not shown.
const hidden = "(sensitive)"

// cipher is how the tenant's cipher text looks, within other text or alone
// (facts 6.4).
var cipher = regexp.MustCompile(`\b\d+:ACP:[A-Za-z0-9+/=_-]+|^\d+:[A-Za-z0-9+/]{22,}={0,2}$`)

// secrets is the rule by which the kind's secrets are known.
func (r *Runner) secrets() *state.SecretRule {
	for _, f := range r.Kind.Spec.Properties {
		if f.Secret != nil {
			return f.Secret
		}
	}
	return &state.SecretRule{}
}

// veil returns an answer without the values of keys that are secret by name or
// by a list beside them, and without cipher text, also inside JSON and XML that
// are strings.
func veil(rule *state.SecretRule, v any) any {
	switch v := v.(type) {
	case map[string]any:
		return veilObject(rule, v)
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = veil(rule, e)
		}
		return out
	case string:
		return veilText(rule, v)
	}
	return v
}

func veilObject(rule *state.SecretRule, object map[string]any) map[string]any {
	listed := listedIn(rule, object)
	named := namesSecret(rule, object)
	out := make(map[string]any, len(object))
	for key, v := range object {
		if rule.Tells(key) || listed[key] || named && isValue(key) {
			out[key] = veilWhole(v)
			continue
		}
		out[key] = veil(rule, v)
	}
	return out
}

// listedIn are the keys that an object itself calls secret.
func listedIn(rule *state.SecretRule, object map[string]any) map[string]bool {
	keys := map[string]bool{}
	names, _ := object[rule.ListedIn].(string)
	if rule.ListedIn == "" || names == "" {
		return keys
	}
	for _, name := range strings.Split(names, rule.Separator) {
		keys[strings.TrimSpace(name)] = true
	}
	return keys
}

// namesSecret tells whether an object is a pair of a secret's name and its
// value.
func namesSecret(rule *state.SecretRule, object map[string]any) bool {
	for _, member := range []string{"name", "key"} {
		if name, _ := object[member].(string); name != "" && rule.Tells(name) {
			return true
		}
	}
	return object["type"] == "secret"
}

func isValue(key string) bool { return key == "value" || key == "default" || key == "defaultValue" }

// veilWhole hides everything that could be a secret: not that there is none,
// and no boolean.
func veilWhole(v any) any {
	switch v := v.(type) {
	case nil, bool:
		return v
	case string:
		if v == "" {
			return v
		}
	}
	return hidden
}

func veilText(rule *state.SecretRule, text string) string {
	switch trimmed := strings.TrimSpace(text); {
	case strings.HasPrefix(trimmed, "<"):
		text = veilXML(rule, text)
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "["):
		text = veilJSON(rule, text)
	}
	return cipher.ReplaceAllLiteralString(text, hidden)
}

// veilJSON leaves text as it is where nothing in it is hidden.
func veilJSON(rule *state.SecretRule, text string) string {
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
