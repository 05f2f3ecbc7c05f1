package reference

import (
	"strings"

	"isc-sync/state/registry"
)

// Held returns the id and the name in a reference of the API: an object, or a
// text that is either. A text counts as the id.
func Held(v any) (id, name string) {
	if text, ok := v.(string); ok {
		return text, ""
	}
	object, _ := v.(map[string]any)
	id, _ = object["id"].(string)
	name, _ = object["name"].(string)
	return id, name
}

// Held returns the id and the name in the live reference. A suffix without
// meaning is not part of the name.
func (r Ref) Held() (id, name string) {
	if r.Rule.Form != registry.RefName {
		return Held(r.Value)
	}
	id, _ = r.ID.(string)
	name, _ = r.Value.(string)
	if r.Inner != nil {
		name = strings.TrimSuffix(name, r.Inner.Suffix)
	}
	return id, name
}

// PinnedKey returns a key of a map as a document writes it: the text {id: …}
// pins an object, because a key cannot be an object; any other text is a
// name.
func PinnedKey(key any) any {
	text, _ := key.(string)
	inner, opens := strings.CutPrefix(text, "{id: ")
	if id, closes := strings.CutSuffix(inner, "}"); opens && closes && id != "" {
		return map[string]any{"id": id}
	}
	return key
}

// Declared is the declared reference: a name, or a pin.
func (r Ref) Declared() any {
	if r.Rule.Form == registry.RefKey {
		return PinnedKey(r.Value)
	}
	return r.Value
}

// Name returns the declared name.
func (r Ref) Name() (string, bool) { return NameIn(r.Rule, r.Declared()) }

// NameIn returns the name in a declared reference. If the kind is written
// beside it, the reference is an object.
func NameIn(rule *registry.RefRule, declared any) (string, bool) {
	if object, isObject := declared.(map[string]any); isObject && rule.OwnMember() != "" {
		declared = object["name"]
	}
	name, ok := declared.(string)
	return name, ok
}

// Pinned returns the declared id.
func (r Ref) Pinned() (string, bool) { return Pinned(r.Declared()) }

// KeyOf writes the pin of an id as the key of a map.
func KeyOf(id string) string { return "{id: " + id + "}" }

// Pinned returns the id in a declared {id: …}.
func Pinned(declared any) (id string, ok bool) {
	object, isObject := declared.(map[string]any)
	if !isObject {
		return "", false
	}
	id, ok = object["id"].(string)
	return id, ok
}

// ID returns the id of a live reference, or "".
func ID(v any) string {
	id, _ := Held(v)
	return id
}
