// Package state is the model that every other package shares: keys, documents
// (the desired state), objects (the live state), settings and problems. What
// is known about the kinds of objects is in state/registry.
//
// It reads no network, no clock and no environment.
package state

import (
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// Key names one resource: the kind, then the identity's parts in the kind's
// order, joined by "/". Inside a part "/" is written "~1" and "~" is "~0".
type Key string

// NewKey builds the key of a resource from its kind's name and its identity.
func NewKey(kind string, parts ...string) Key {
	var b strings.Builder
	b.WriteString(kind)
	for _, p := range parts {
		b.WriteByte('/')
		if strings.ContainsAny(p, "~/") {
			p = escapePart.Replace(p) // it copies also what it need not change
		}
		b.WriteString(p)
	}
	return Key(b.String())
}

// Kind returns the name of the kind.
func (k Key) Kind() string {
	kind, _, _ := strings.Cut(string(k), "/")
	return kind
}

// Parts returns the identity, unescaped.
func (k Key) Parts() []string {
	parts := strings.Split(string(k), "/")[1:]
	for i, p := range parts {
		parts[i] = unescaped(p)
	}
	return parts
}

func unescaped(part string) string {
	if !strings.Contains(part, "~") {
		return part
	}
	return unescapePart.Replace(part)
}

// Name returns the last part of the identity: the resource's name.
func (k Key) Name() string {
	at := strings.LastIndexByte(string(k), '/')
	if at < 0 {
		return ""
	}
	return unescaped(string(k[at+1:]))
}

// SortKeys sorts keys bytewise, in place, and returns them.
func SortKeys(keys []Key) []Key {
	slices.Sort(keys)
	return keys
}

var (
	escapePart   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapePart = strings.NewReplacer("~1", "/", "~0", "~")
)

// SplitTarget divides KEY#/pointer. A part of a key never contains "/", so
// the first "#/" is the border, and names may contain "#".
func SplitTarget(text string) (key, pointer string, found bool) {
	key, pointer, found = strings.Cut(text, "#/")
	if found {
		pointer = "/" + pointer
	}
	return key, pointer, found
}

// ParentKey returns the key of the parent of an object, or "" if its kind has
// no parent.
func ParentKey(k *registry.Kind, key Key) Key {
	if k.Parent == "" {
		return ""
	}
	own := key.Parts()
	var parts []string
	for _, at := range k.ParentParts() {
		parts = append(parts, own[at])
	}
	return NewKey(k.Parent, parts...)
}

// BringerKey returns the key of the object with which the tenant may make another one: its
// parent, or one of another kind that has the same name; "" if there is none.
func BringerKey(k *registry.Kind, key Key) Key {
	if k.Create.With != "" {
		return NewKey(k.Create.With, key.Parts()...)
	}
	return ParentKey(k, key)
}

// Ancestors returns the keys of an object's parent, of the parent of that,
// and so on; none if its kind has no parent.
func Ancestors(k *registry.Kind, key Key) (all []Key) {
	for _, above := range k.Ancestors() {
		key, k = ParentKey(k, key), above
		all = append(all, key)
	}
	return all
}

// Below returns a key of the kind with the parts of another parent, or the
// key itself if parent is "".
func Below(k *registry.Kind, key, parent Key) Key {
	if parent == "" {
		return key
	}
	parts, above := key.Parts(), parent.Parts()
	for i, at := range k.ParentParts() {
		parts[at] = above[i]
	}
	return NewKey(k.Name, parts...)
}
