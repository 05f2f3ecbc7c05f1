package propose

import (
	"encoding/json"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/diff"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// identifier finds the identities of the elements of a list with secrets.
type identifier struct {
	*Proposer
	rule   *registry.SecretRule
	sealed sealedPlaces
}

// sealedPlaces are the places where some element of a live list has cipher
// text, without the positions in lists. What is declared there cannot be
// compared.
type sealedPlaces map[string]bool

func sealedIn(base []any, at jsonvalue.Pointer) sealedPlaces {
	sealed := sealedPlaces{}
	jsonvalue.LeavesAt(base, at, func(at jsonvalue.Pointer, leaf any) {
		if secret.IsCipher(leaf) {
			sealed[secrecy.InAnyElement(at)] = true
		}
	})
	return sealed
}

func (s sealedPlaces) has(at jsonvalue.Pointer) bool {
	return len(s) > 0 && s[secrecy.InAnyElement(at)]
}

// identify returns the identities of the elements of a list and of its
// document, or nil if the document declares no secret in it.
func (p *Proposer) identify(items *registry.Field, base, desired []any, at jsonvalue.Pointer) *identities {
	if len(base) == 0 {
		return nil
	}
	sealed := sealedIn(base, at)
	secrets, some := make([]bool, len(desired)), false
	for j, d := range desired {
		secrets[j] = p.declaresSecret(d, at.Index(j), sealed)
		some = some || secrets[j]
	}
	if !some {
		return nil
	}
	w := identifier{p, p.Doc.Kind.SecretRule(at), sealed}
	fresh := p.asTrial().forElement(jsonvalue.Optional{}).allNew(items, desired, at)
	return newIdentities(w.texts(items, base, at), w.texts(items, fresh, at), secrets)
}

// pairKeyed pairs the elements of a keyed list by their keys. Elements with
// secrets that share a key cannot be distinguished.
func (p *Proposer) pairKeyed(f *registry.Field, base, desired []any, at jsonvalue.Pointer) diff.Pairing {
	places, pair := element.Index(f, base), diff.Pairing{Partner: make([]int, len(desired))}
	declared := element.Keys(f, desired)
	for j, key := range declared {
		i, found := places[key]
		pair.Partner[j] = element.IndexOr(i, found, -1)
	}
	if len(base) == 0 || !f.Items.MayHoldSecrets() {
		return pair
	}
	sealed, secrets := sealedIn(base, at), make([]bool, len(desired))
	for j, d := range desired {
		secrets[j] = p.declaresSecret(d, at.Index(j), sealed)
	}
	who := newIdentities(keyTexts(element.Keys(f, base)), keyTexts(declared), secrets)
	pair.Whole = who.replaced(pair.Partner, func(i, j int) bool {
		_, changed := p.asTrial().overlay(f.Items, jsonvalue.Present(base[i]), desired[j], at.Index(j))
		return !changed
	})
	return pair
}

func keyTexts(keys []element.Key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.Text
	}
	return out
}

// declaresSecret reports whether a declared value is or contains a value that
// the tenant keeps as cipher text: a secret by its key, a variable whose name
// looks like a secret's, or a place where some live element has cipher text.
func (p *Proposer) declaresSecret(desired any, at jsonvalue.Pointer, sealed sealedPlaces) bool {
	s, found := p.secrecy(), false
	jsonvalue.LeavesAt(desired, at, func(leafAt jsonvalue.Pointer, leaf any) {
		_, isEnv := leaf.(state.Env)
		if found || !isEnv && !secrecy.Refers(leaf) {
			return
		}
		beside, _ := leafAt.Parent()[min(len(at), len(leafAt.Parent())):].Get(desired)
		object, _ := beside.(map[string]any)
		found = sealed.has(leafAt) || isEnv && (s.Covers(leafAt, nil) || state.LooksSecret(object, leafAt.Last()))
	})
	return found
}

// texts returns a text for each element; elements with the same identity have
// the same text, and an element without identity has "".
func (w identifier) texts(items *registry.Field, list []any, at jsonvalue.Pointer) []string {
	out := make([]string, len(list))
	for i, e := range list {
		if v := w.of(items, e, "", at.Index(i)); v != nil {
			out[i] = string(jsonvalue.Canonical(v))
		}
	}
	return out
}

// of returns the part of a value that identifies it, or nil. name is the key
// under which its element has it, "" for the element itself.
func (w identifier) of(f *registry.Field, v any, name string, at jsonvalue.Pointer) any {
	switch v := v.(type) {
	case plan.IDOf:
		return string(v.Key)
	case state.File:
		return w.leaf(v.Text, name, at)
	case state.Env:
		return w.leaf(w.Env[v.Name], name, at)
	case map[string]any:
		if f.IsReference() {
			return w.of(nil, v["id"], name, at)
		}
		return w.members(f, v, at)
	case []any:
		return w.list(f, v, name, at)
	}
	return w.leaf(v, name, at)
}

func (w identifier) leaf(v any, name string, at jsonvalue.Pointer) any {
	if w.sealed.has(at) || w.secrecy().IsCipher(at, v) || !w.rule.Identifies(name, v) {
		return nil
	}
	if number, ok := v.(json.Number); ok {
		return jsonvalue.CanonicalNumber(number)
	}
	return v
}

func (w identifier) members(f *registry.Field, obj map[string]any, at jsonvalue.Pointer) any {
	out := map[string]any{}
	for key, e := range obj {
		child := f.Below(key)
		if w.rule.Adjusts(key) || state.LooksSecret(obj, key) || child != nil && child.ReadOnly {
			continue
		}
		if part := w.of(child, e, key, at.Append(key)); part != nil {
			out[key] = part
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// list identifies by the elements of a list. A list of objects or lists
// inside an element does not count: its elements have identities of their
// own.
func (w identifier) list(f *registry.Field, list []any, name string, at jsonvalue.Pointer) any {
	some, out := false, make([]any, len(list))
	for i, e := range list {
		if !jsonvalue.IsScalar(e) && !isTag(e) && name != "" {
			return nil
		}
		out[i] = w.of(f.Element(), e, name, at.Index(i))
		some = some || out[i] != nil
	}
	if !some {
		return nil
	}
	return out
}

func isTag(v any) bool {
	switch v.(type) {
	case state.Env, state.File, plan.IDOf:
		return true
	}
	return false
}

// withSecretsMarked returns elements without their secrets, so that equal
// elements have equal texts.
func (p *Proposer) withSecretsMarked(list []any, at jsonvalue.Pointer, sealed sealedPlaces) []any {
	if !p.Doc.Kind.Spec.MayHoldSecrets() {
		return list
	}
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = p.markSecrets(e, at.Index(i), sealed)
	}
	return out
}

// markSecrets returns a value with the same mark for every secret.
func (p *Proposer) markSecrets(v any, at jsonvalue.Pointer, sealed sealedPlaces) any {
	s := p.secrecy()
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		secret := jsonvalue.IsScalar(v) && (sealed.has(at) || s.IsCipher(at, v)) && !secrecy.IsEmpty(jsonvalue.Present(v))
		return plan.HiddenMark(), secret
	})
}
