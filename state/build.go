package state

import "isc-sync/state/registry"

// NewObject makes an object of a value as the API shows it. parent is nil at the
// top.
func NewObject(kind *registry.Kind, parent *Object, value map[string]any) *Object {
	value, brought := kind.Spec.AsTaken(value)
	o := &Object{Kind: kind, Parent: parent, Value: kind.Spec.InPosition(value), Brought: brought}
	o.ID = kind.IDIn(value)
	o.Key = KeyOf(kind, parent, value)
	o.Address = o.ID
	if len(kind.Address) > 0 && kind.Address[0] != "id" {
		o.Address, _ = value[kind.Address[0]].(string)
	}
	return o
}

// KeyOf is the key of the object with a value.
func KeyOf(kind *registry.Kind, parent *Object, value map[string]any) Key {
	return KeyBelow(kind, parent, func(field string) string {
		return kind.IdentityIn(value, field)
	})
}

// KeyBelow is the key of an object below another, nil at the top, of which own
// returns the values of the fields that are not in the parent.
func KeyBelow(kind *registry.Kind, parent *Object, own func(field string) string) Key {
	parts := make([]string, len(kind.Identity))
	for i, f := range kind.Identity {
		if f.In != registry.InParent {
			parts[i] = own(f.Name)
		}
	}
	key := NewKey(kind.Name, parts...)
	if parent == nil {
		return key
	}
	return Below(kind, key, parent.Key)
}
