package state

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
)

// Tells reports whether a key's name alone says that the tenant keeps its value
// as a secret. Letter case does not count. The answer is remembered, since
// documents have few keys and many values.
func (r *SecretRule) Tells(key string) bool {
	if told, known := r.told.Load(key); known {
		return told.(bool)
	}
	tells := r.tells(key)
	r.told.Store(key, tells)
	return tells
}

func (r *SecretRule) tells(key string) bool { return matchesFold(r.Names, key) && !secret.Switch(key) }

// Identifies reports whether a value identifies the list element that it is
// part of, if its key is name: a text does, unless the rule says that it only
// adjusts something, and a number or boolean does if the rule says so. Texts
// that read as a number or boolean count as such. A nil rule names nothing.
func (r *SecretRule) Identifies(name string, v any) bool {
	if text, ok := v.(string); ok && !numberOrBool.MatchString(text) {
		return text != ""
	}
	return r != nil && v != nil && matchesFold(r.Identify, name)
}

// Adjusts reports whether the rule says that nothing below a key identifies a
// list element.
func (r *SecretRule) Adjusts(name string) bool { return r != nil && matchesFold(r.Adjust, name) }

var numberOrBool = regexp.MustCompile(`^(?i:true|false|-?[0-9]+(\.[0-9]+)?)$`)

func matchesFold(globs []string, name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(globs, func(glob string) bool { return MatchGlob(strings.ToLower(glob), name) })
}

// SecretRule returns the rule for secrets at a pointer, or nil.
func (k *Kind) SecretRule(at jsonvalue.Pointer) *SecretRule {
	rule, _, _ := k.secretRule(at)
	return rule
}

// CanBeSecret reports whether a value that is written out can be a secret: it is
// neither nothing nor yes or no, and does more than refer to values of the
// connector.
func CanBeSecret(v any) bool {
	switch v := v.(type) {
	case nil, Env:
		return false
	case string:
		return v != "" && !secret.IsFlag(v) && !secret.Refers(v)
	}
	return !secret.IsFlag(v)
}

// IsSecret reports whether the tenant keeps what is at a pointer as cipher
// text, by the key alone: it is below a map with secrets, and its key is in the
// live object's own list, or tells by its name. live may be nil.
func (k *Kind) IsSecret(live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.secretRule(at)
	if rule == nil || len(below) == 0 {
		return false
	}
	return rule.lists(live, mapAt, below) || slices.ContainsFunc(below, rule.Tells)
}

// Keeps reports whether the tenant keeps a value as cipher text, so that it
// cannot be compared. Cipher text is that under any key. A value that only
// refers is in the open, and one that says yes or no as well, unless the live
// object lists its key.
func (k *Kind) Keeps(live *Object, at jsonvalue.Pointer, v any) bool {
	if secret.IsCipher(v) {
		return true
	}
	if !k.IsSecret(live, at) {
		return false
	}
	if text, isText := v.(string); isText && secret.Refers(text) {
		return false
	}
	return !secret.IsFlag(v) || k.ListsSecret(live, at)
}

// Suspects says why a live value at a pointer may be a secret, and "" if
// nothing suggests it. It suspects more than the tenant keeps: what has a
// telling name, also in a pair of name and value, and what looks like a secret.
func (k *Kind) Suspects(live *Object, at jsonvalue.Pointer, v any) string {
	text, isText := v.(string)
	_, isNumber := v.(json.Number)
	switch {
	case v == "" || !isText && !isNumber:
		return ""
	case k.Keeps(live, at, v):
		return "the tenant keeps it as a secret"
	case isText && secret.Looks(text) != "":
		return "it looks like " + secret.Looks(text)
	case CanBeSecret(v) && k.isUndescribed(at) && tellsBy(live, at):
		return "its name tells"
	}
	return ""
}

// isUndescribed reports whether a value is in a map whose keys are free: what a
// kind describes has no telling names but those that it says itself.
func (k *Kind) isUndescribed(at jsonvalue.Pointer) bool { return k.Spec.At(at) == nil }

// tellsBy looks at the key of a value, of the list that it is in, and at the
// name beside it.
func tellsBy(live *Object, at jsonvalue.Pointer) bool {
	key := at.Last()
	for here := at; isPosition(key) && here != ""; here = here.Parent() {
		key = here.Last()
	}
	var object map[string]any
	if live != nil && secret.IsValue(key) {
		v, _ := at.Parent().Get(map[string]any(live.Value))
		object, _ = v.(map[string]any)
	}
	return TellsOf(object, key)
}

// TellsOf reports whether a member of an object tells by its key that it is a
// secret, or by the name beside it in a pair of name and value.
func TellsOf(object map[string]any, key string) bool {
	return secret.Telling(key) || secret.IsValue(key) && secret.NamesValue(object)
}

func isPosition(token string) bool {
	_, is := jsonvalue.ArrayIndex(token)
	return is
}

// ListsSecret reports whether the live object itself names the value at a
// pointer, or what it is in, as a secret.
func (k *Kind) ListsSecret(live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.secretRule(at)
	return rule != nil && rule.lists(live, mapAt, below)
}

// secretRule finds the free map with secrets that a pointer leads into, and
// the tokens below it.
func (k *Kind) secretRule(at jsonvalue.Pointer) (*SecretRule, jsonvalue.Pointer, []string) {
	f, here := k.Spec, jsonvalue.Pointer("")
	for i, tokens := 0, at.Tokens(); f != nil; i++ {
		if f.Secret != nil {
			return f.Secret, here, tokens[i:]
		}
		if i == len(tokens) {
			break
		}
		f, here = f.Below(tokens[i]), here.Append(tokens[i])
	}
	return nil, "", nil
}

// lists reports whether the live object itself calls one of the keys below the
// map secret.
func (r *SecretRule) lists(live *Object, mapAt jsonvalue.Pointer, below []string) bool {
	if live == nil || r.ListedIn == "" || len(below) == 0 {
		return false
	}
	v, _ := mapAt.Get(map[string]any(live.Value))
	object, _ := v.(map[string]any)
	listed := r.Listed(object)
	return slices.ContainsFunc(below, func(key string) bool { return slices.Contains(listed, key) })
}

// Listed are the keys that an object itself calls secret.
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
