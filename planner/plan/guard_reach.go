package plan

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// above are the keys of the ancestors of a resource, as far as its key is
// valid.
func above(kinds *registry.Kinds, key state.Key) []state.Key {
	kind := kinds.Find(key.Kind())
	if kind == nil || len(key.Parts()) != len(kind.Identity) {
		return nil
	}
	return state.Ancestors(kind, key)
}

// nameInTenant is the key under which the tenant has the object. In a saved
// plan it follows from the identity that the change was planned against.
func (c *Change) nameInTenant() state.Key {
	if c.LiveKey != "" {
		return c.LiveKey
	}
	parts := c.Key.Parts()
	for name, value := range c.Identity {
		if former, ok := c.replacedIdentity(name); ok && value == parts[len(parts)-1] {
			parts[len(parts)-1] = former
		}
	}
	return state.NewKey(c.Key.Kind(), parts...)
}

// replacedIdentity returns the live value of an identity field that the
// change replaces.
func (c *Change) replacedIdentity(name string) (string, bool) {
	at := jsonvalue.Pointer("").Append(name)
	if former, ok := c.Fingerprint[at].(string); ok {
		return former, true
	}
	for _, f := range c.Fields {
		if former, ok := f.Before.(string); ok && f.Pointer == at {
			return former, true
		}
	}
	return "", false
}

// protectsBelow reports whether a pattern protects something that would be
// deleted with the object.
func protectsBelow(patterns state.Patterns, kinds *registry.Kinds, parent state.Key) bool {
	forms := state.FormsBelow(kinds, parent)
	return slices.ContainsFunc(patterns, func(p state.Pattern) bool { return slices.ContainsFunc(forms, p.MayMatch) })
}
