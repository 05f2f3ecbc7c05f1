package state

import (
	"encoding/json"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/state/registry"
)

// CanBeSecret reports whether a literal value can be a secret: it is not
// empty, not a boolean, and not only a reference to values of the connector.
func CanBeSecret(v any) bool {
	switch v := v.(type) {
	case nil, Env:
		return false
	case string:
		return v != "" && !secret.IsFlag(v) && !secret.Refers(v)
	}
	return !secret.IsFlag(v)
}

// IsSecret reports whether the tenant keeps the value at a pointer as a secret,
// judged by the key alone: no answer has the field, or it is below a map with
// secrets, and its key is in the live object's own list or has the name of a
// secret. live may be nil.
func IsSecret(k *registry.Kind, live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.SecretMap(at)
	if rule == nil || len(below) == 0 {
		f := k.Spec.At(at)
		return f != nil && f.WriteOnly
	}
	return lists(rule, live, mapAt, below) || slices.ContainsFunc(below, rule.MatchesName)
}

// KeptAsSecret reports whether the tenant keeps a value as cipher text, so
// that it cannot be compared. A value that is cipher text is secret under any
// key. A value that only refers is not, and neither is a boolean, unless the
// live object lists its key.
func KeptAsSecret(k *registry.Kind, live *Object, at jsonvalue.Pointer, v any) bool {
	if secret.IsCipher(v) {
		return true
	}
	if !IsSecret(k, live, at) {
		return false
	}
	if text, isText := v.(string); isText && secret.Refers(text) {
		return false
	}
	return !secret.IsFlag(v) || ListsSecret(k, live, at)
}

// Suspects returns why a live value at a pointer may be a secret, or "" if
// nothing suggests it. It suspects more than the tenant keeps: values with
// the name of a secret, also in a pair of name and value, and values that
// look like secrets.
func Suspects(k *registry.Kind, live *Object, at jsonvalue.Pointer, v any) string {
	text, isText := v.(string)
	_, isNumber := v.(json.Number)
	switch {
	case v == "" || !isText && !isNumber:
		return ""
	case KeptAsSecret(k, live, at, v):
		return "the tenant keeps it as a secret"
	case isText && secret.Looks(text) != "":
		return "it looks like " + secret.Looks(text)
	case CanBeSecret(v) && k.Spec.At(at) == nil && nameSuggests(live, at):
		return "its name suggests a secret"
	}
	return ""
}

// nameSuggests checks the key of a value, that of the list around it, and the
// name beside it.
func nameSuggests(live *Object, at jsonvalue.Pointer) bool {
	key := at.Last()
	for here := at; isPosition(key) && here != ""; here = here.Parent() {
		key = here.Last()
	}
	var object map[string]any
	if live != nil && secret.IsValue(key) {
		v, _ := at.Parent().Get(map[string]any(live.Value))
		object, _ = v.(map[string]any)
	}
	return LooksSecret(object, key)
}

// LooksSecret reports whether the key of a member suggests a secret, or the
// name beside it in a pair of name and value.
func LooksSecret(object map[string]any, key string) bool {
	return secret.Telling(key) || secret.IsValue(key) && secret.NamesValue(object)
}

func isPosition(token string) bool {
	_, is := jsonvalue.ArrayIndex(token)
	return is
}

// ListsSecret reports whether the live object itself lists the value at a
// pointer, or one around it, as a secret.
func ListsSecret(k *registry.Kind, live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.SecretMap(at)
	return rule != nil && lists(rule, live, mapAt, below)
}

// lists reports whether the live object itself lists one of the keys below
// the map as a secret.
func lists(r *registry.SecretRule, live *Object, mapAt jsonvalue.Pointer, below []string) bool {
	if live == nil || r.ListedIn == "" || len(below) == 0 {
		return false
	}
	v, _ := mapAt.Get(map[string]any(live.Value))
	object, _ := v.(map[string]any)
	listed := r.Listed(object)
	return slices.ContainsFunc(below, func(key string) bool { return slices.Contains(listed, key) })
}
